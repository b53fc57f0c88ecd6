import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { activeAccounts, staffNearest } from '@sunshine/db/queries/reports/report-recipients.ts';
import { findReport } from '@sunshine/db/queries/reports/report-rows.ts';
import type { SealingRow } from '@sunshine/db/queries/reports/sealing.ts';
import type { Acting } from './act-on-report.ts';
import { levelInTurn, type Standing } from './report-rules.ts';
import { formHref } from './report-words.ts';

interface StaffMessage {
  title: string;
  body: string;
  href: string;
  /** What it is about; with the account it makes the once-key. */
  about: string;
}

/** What a message says of a report: it needs no more of it than this. */
export type Subject = Pick<Acting, 'tx' | 'report' | 'unit' | 'frame'>;

export async function tellStaff(
  tx: Transaction,
  accountIds: readonly string[],
  { about, ...text }: StaffMessage,
): Promise<void> {
  for (const accountId of await activeAccounts(tx, [...new Set(accountIds)])) {
    await addJob(tx, 'deliver-notice', {
      accountId,
      topic: 'work',
      ...text,
      onceKey: `${about}:${accountId}`,
    });
  }
}

/** Those whose turn it is to review; who prepared it or accepted it before is not asked. */
export async function tellReviewers(subject: Subject, standing: Standing, round: number): Promise<void> {
  const { tx, report, unit, frame } = subject;
  const level = levelInTurn(standing);
  if (!level) return;
  const asked = await staffNearest(tx, level, 'reviewer');
  const out = new Set([...standing.preparers, ...standing.accepted.map(({ by }) => by), standing.actor]);
  await tellStaff(
    tx,
    asked.map(({ accountId }) => accountId).filter((accountId) => !out.has(accountId)),
    {
      title: `${unit.name}的统计表等你审核`,
      body: `${frame.year}年阳光就业统计表报上来了。对得上就审核通过，对不上就写明原因退回。`,
      href: hrefOf('union', subject),
      about: `report-review:${report.id}:${round}:${level}`,
    },
  );
}

export async function tellReturned(subject: Subject, reason: string): Promise<void> {
  const { tx, report, unit, frame } = subject;
  await tellStaff(tx, await preparersOf(subject), {
    title: `${unit.name}的统计表退回来了`,
    body: `${frame.year}年阳光就业统计表：${reason}`,
    href: hrefOf('union', subject),
    about: `report-returned:${report.id}:${report.round}`,
  });
}

/** The preparer; and who seals, when this report is sealed for itself and not together with the one above. */
export async function tellAccepted(subject: Subject): Promise<void> {
  const { tx, report, unit, frame } = subject;
  const about = `report-accepted:${report.id}:${report.round}`;
  await tellStaff(tx, await preparersOf(subject), {
    title: `${unit.name}的统计表审核通过`,
    body: `${frame.year}年阳光就业统计表审核通过，等封存。封存前发现不对，还可以退回重报。`,
    href: hrefOf('union', subject),
    about,
  });
  if (unit.kind !== 'district' && report.version === 1) return;
  const sealers = await staffNearest(tx, unit.id, 'statistician');
  await tellStaff(
    tx,
    sealers.map(({ accountId }) => accountId),
    {
      title: `${unit.name}的统计表等封存`,
      body: `${frame.year}年阳光就业统计表审核通过。统计时点过了就可以封存。`,
      href: hrefOf('district', subject),
      about: `${about}:seal`,
    },
  );
}

/** The preparers of a sealed report; of a correction also those of the sealed report above, which now differs. */
export async function tellSealed(
  { tx, campaignId, frame, ...acting }: Acting,
  row: SealingRow,
): Promise<void> {
  const known = [row.preparedBy, row.submittedBy].flatMap((id) => id ?? []);
  const href = formHref('union', { year: frame.year, unit: { code: row.unitCode } });
  await tellStaff(tx, known, {
    title: `${row.unitName}的统计表封存了`,
    body: `${frame.year}年阳光就业统计表第 ${row.version} 版封存。以后的变动看“封存后变动”，要改就开一版更正。`,
    href,
    about: `report-sealed:${row.reportId}`,
  });
  if (row.version === 1 || !row.parentId) return;
  const above = await findReport(tx, { campaignId, unionId: row.parentId });
  if (above?.state !== 'sealed' || above.id === acting.report.id) return;
  await tellStaff(
    tx,
    [above.preparedBy, above.submittedBy].flatMap((id) => id ?? []),
    {
      title: `${row.unitName}更正了统计表`,
      body: `${frame.year}年阳光就业统计表第 ${row.version} 版封存。看差别，要改就跟着开一版更正。`,
      href,
      about: `report-corrected:${row.reportId}`,
    },
  );
}

/** Who prepared it, or where they are gone the unit's caseworkers. */
async function preparersOf({ tx, report, unit }: Subject): Promise<string[]> {
  const known = await activeAccounts(
    tx,
    [report.preparedBy, report.submittedBy].flatMap((id) => id ?? []),
  );
  if (known.length > 0) return known;
  return (await staffNearest(tx, unit.id, 'caseworker')).map(({ accountId }) => accountId);
}

function hrefOf(area: 'union' | 'district', { frame, unit }: Subject): string {
  return formHref(area, { year: frame.year, unit });
}
