import { settingTexts } from '@sunshine/contract/reports/settings.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import type { Database } from '@sunshine/db/connect.ts';
import { Failure } from '@sunshine/db/failure.ts';
import { frameOf } from '@sunshine/db/indicators/frame.ts';
import { listCampaignsOf } from '@sunshine/db/queries/reports/campaigns.ts';
import { listVersions } from '@sunshine/db/queries/reports/report-rows.ts';
import { findReportingUnit } from '@sunshine/db/queries/reports/reporting-units.ts';
import { findDistrict } from '@sunshine/db/queries/unions/change-unions.ts';
import { type DocumentFormat, documentName } from './documents/form-document.ts';
import { writeDocument } from './documents/write-document.ts';
import { documentOf } from './export-form.ts';
import { type ReportSource, sourceOf } from './report-source.ts';

export interface PrintOrder {
  form: FormKey;
  year: number;
  unit: string;
  as: DocumentFormat | 'json';
  /** A version that was frozen; without one the latest, or the records of now. */
  version?: number | undefined;
}

/** A unit's form for the operator at the machine, who stands outside the roles. Throws a `Failure` to be read. */
export async function printForm(
  db: Database,
  order: PrintOrder,
  today: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const district = await findDistrict(db);
  if (!district) throw new Failure('还没有任何单位：先运行 npm start，再来取统计表。');
  const campaigns = await listCampaignsOf(db, order.form);
  const campaign = campaigns.find((each) => each.year === order.year);
  if (!campaign) {
    const years = campaigns.map((each) => each.year).join('、') || '一年也没有';
    throw new Failure(`没有 ${order.year} 年的活动。现在有：${years}。`);
  }
  const unit = await findReportingUnit(db, [district.id], order.unit);
  if (!unit)
    throw new Failure(
      `没有代码是“${order.unit}”的单位。区是 ${district.code}，街镇用九位代码，系统如 ${district.code}-S01。`,
    );

  const frame = frameOf(campaign, today);
  const opened = {
    campaignId: campaign.id,
    frame,
    unit,
    scope: { unitId: unit.id, ownOnly: false },
    settings: settingTexts(frame.settings, district),
  };
  const source = await versionOf(db, opened, order.version);
  const document = await documentOf(db, opened, source, order.as === 'xlsx', {
    name: source.report?.preparerName ?? '',
    phone: source.report?.preparerPhone ?? unit.contactPhone ?? '',
  });
  if (order.as === 'json') {
    return { name: '', bytes: Buffer.from(`${JSON.stringify(document.form, null, 2)}\n`) };
  }
  return {
    name: documentName(document, today, order.as),
    bytes: await writeDocument(order.as, document),
  };
}

async function versionOf(
  db: Database,
  opened: Parameters<typeof sourceOf>[1],
  version: number | undefined,
): Promise<ReportSource> {
  const of = { campaignId: opened.campaignId, unionId: opened.unit.id };
  const known = version === undefined ? [] : await listVersions(db, of);
  if (version !== undefined && !known.some((each) => each.version === version)) {
    const versions = known.map((each) => each.version).join('、') || '一版也没有';
    throw new Failure(`${opened.unit.name}没有第 ${version} 版。现在有：${versions}。`);
  }
  return sourceOf(db, opened, version);
}
