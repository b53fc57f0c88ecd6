import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import type { Figures } from '@sunshine/db/indicators/compile.ts';
import type { ListRow } from '@sunshine/db/indicators/list.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import type { FrozenCheck } from '@sunshine/db/indicators/snapshot.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import {
  type DocumentRow,
  documentName,
  documentTypes,
  type FormDocument,
} from './documents/form-document.ts';
import { writeDocument } from './documents/write-document.ts';
import { fillForm, printed } from './fill-form.ts';
import { type OpenReport, openReport } from './open-report.ts';
import { frozenChecks, judgeFigures } from './report-checks.ts';
import { figuresOf, type ReportSource, rowsOf, sourceOf } from './report-source.ts';

/** The official form as docx, pdf or xlsx; the workbook holds the lists behind the figures, masked. */
export async function exportForm(
  ctx: Context,
  input: Input<typeof reportRoutes.exportForm>,
): Promise<Reply<typeof reportRoutes.exportForm>> {
  const actor = ctx.policy.require('report.read');
  const opened = await openReport(ctx, input);
  const source = await sourceOf(ctx.db, opened, input.version);
  const document = await documentOf(ctx.db, opened, source, input.format === 'xlsx', {
    name: source.report?.preparerName ?? actor.name,
    phone: source.report?.preparerPhone ?? opened.unit.contactPhone ?? '',
  });
  const { form, year, format, own } = input;
  const version = source.snapshot ? (source.report?.version ?? null) : null;
  await ctx.transaction((tx) =>
    audit(
      ctx,
      tx,
      'report.export',
      { type: 'report', id: source.report?.id ?? opened.unit.id, unionId: opened.unit.id },
      { permission: 'report.read', detail: { form, year, format, version, ...(own ? { own } : {}) } },
    ),
  );
  return {
    name: documentName(document, ctx.today(), format),
    type: documentTypes[format],
    bytes: await writeDocument(format, document),
  };
}

/** All that the export holds, from the report's snapshot or from one statement for the values and one for the lists. */
export async function documentOf(
  db: Queryable,
  opened: Pick<OpenReport, 'campaignId' | 'frame' | 'unit' | 'scope' | 'settings'>,
  source: ReportSource,
  withLists: boolean,
  preparer: FormDocument['preparer'],
): Promise<FormDocument> {
  const { snapshot, report } = source;
  const figures = await figuresOf(db, opened, source);
  const rows = withLists ? await rowsOf(db, opened, source, cellCodes) : [];
  return {
    form: fillForm(opened.frame, opened.unit, figures, { state: report?.state ?? 'draft', snapshot }),
    ownOnly: opened.scope.ownOnly,
    preparer,
    asOf: snapshot?.asOf ?? opened.frame.asOf,
    seal: sealOf(source),
    checks: await documentChecks(db, opened, source, figures),
    settings: snapshot?.ruleTexts.settings ?? opened.settings,
    lists: listsOf(rows),
  };
}

function sealOf({ report, snapshot }: ReportSource): FormDocument['seal'] {
  if (!report || !snapshot) return null;
  return {
    version: report.version,
    correctionReason: report.correctionReason,
    takenAt: snapshot.takenAt.toISOString(),
    submittedAt: report.submittedAt?.toISOString() ?? null,
    sealedAt: report.sealedAt?.toISOString() ?? null,
    hash: snapshot.hash.toString('hex'),
  };
}

/** As frozen; or as the figures say now, with the notes that still hold. The unit alone is not compared with last year. */
async function documentChecks(
  db: Queryable,
  opened: Pick<OpenReport, 'frame' | 'unit' | 'scope'>,
  { report, snapshot }: ReportSource,
  figures: Figures,
): Promise<FrozenCheck[]> {
  if (opened.scope.ownOnly) {
    const silent = { note: null, override: null };
    return frozenChecks(
      evaluateChecks(figures, opened.frame.settings).map((each) => ({ ...each, ...silent })),
    );
  }
  return snapshot?.checks ?? frozenChecks(await judgeFigures(db, opened, report?.id ?? null, figures));
}

/** Rows by figure, every figure with its list, though it be empty. */
export function listsOf(rows: readonly ListRow[]): FormDocument['lists'] {
  return Object.fromEntries(
    cellCodes.map((code) => [code, rows.filter((row) => row.code === code).map(documentRow)]),
  );
}

function documentRow(row: ListRow): DocumentRow {
  return {
    on: row.on,
    person: row.personName === null ? '' : maskName(row.personName),
    idNumber: row.idNumberMask ?? '',
    record: row.record,
    quantity: printed(indicatorOf(row.code).unit, row.quantity),
    unit: row.unitName,
    personUnit: row.personUnitName ?? '',
  };
}
