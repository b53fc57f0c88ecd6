import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { compileFigures } from '@sunshine/db/indicators/compile.ts';
import { type ListRow, listFacts } from '@sunshine/db/indicators/list.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { scopeKey } from '@sunshine/db/indicators/scopes.ts';
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

/** The official form as docx or xlsx; the workbook holds the lists behind the figures, masked. */
export async function exportForm(
  ctx: Context,
  input: Input<typeof reportRoutes.exportForm>,
): Promise<Reply<typeof reportRoutes.exportForm>> {
  const actor = ctx.policy.require('report.read');
  const report = await openReport(ctx, input);
  const document = await documentOf(ctx, report, input.format === 'xlsx', {
    name: actor.name,
    phone: report.unit.contactPhone ?? '',
  });
  await ctx.transaction((tx) =>
    audit(
      ctx,
      tx,
      'report.export',
      { type: 'report', id: report.unit.id, unionId: report.unit.id },
      { permission: 'report.read', detail: { form: input.form, year: input.year, format: input.format } },
    ),
  );
  return {
    name: documentName(document.form, ctx.today(), input.format),
    type: documentTypes[input.format],
    bytes: await writeDocument(input.format, document),
  };
}

/** All that the export holds, from one statement for the values and one for the lists. */
export async function documentOf(
  ctx: Pick<Context, 'db'>,
  { frame, unit, scope, settings }: Pick<OpenReport, 'frame' | 'unit' | 'scope' | 'settings'>,
  withLists: boolean,
  preparer: FormDocument['preparer'],
): Promise<FormDocument> {
  const compiled = await compileFigures(ctx.db, frame, [scope]);
  const rows = withLists ? await listFacts(ctx.db, frame, scope, cellCodes) : [];
  return {
    form: fillForm(frame, unit, compiled.get(scopeKey(scope)) ?? new Map()),
    preparer,
    settings,
    lists: Object.fromEntries(
      cellCodes.map((code) => [code, rows.filter((row) => row.code === code).map(documentRow)]),
    ),
  };
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
