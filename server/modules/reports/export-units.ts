import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { type cellCodes, formTitle } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import { figure } from '@sunshine/db/indicators/compile.ts';
import { indicatorOf, sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import type { Scope } from '@sunshine/db/indicators/scopes.ts';
import { sharedPersons } from '@sunshine/db/indicators/shared-persons.ts';
import { listUnitStates, type UnitStateRow } from '@sunshine/db/queries/reports/unit-states.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { type CountedRow, countUnits } from './count-units.ts';
import { documentTypes, type FormDocument, fileName } from './documents/form-document.ts';
import { noteGroups } from './documents/form-notes.ts';
import type { UnitLine, UnitsDocument } from './documents/units-document.ts';
import { writeUnits } from './documents/write-document.ts';
import { documentOf } from './export-form.ts';
import { printed } from './fill-form.ts';
import { type OpenReport, openReport } from './open-report.ts';
import { successRate } from './rates.ts';
import { standingFor } from './read-shared-persons.ts';
import { frozenChecks } from './report-checks.ts';
import { type ReportSource, sourceOf } from './report-source.ts';

/** One workbook of a unit and those one level down: the table with sums beside the recounted whole, checks, persons served twice, lists. */
export async function exportUnits(
  ctx: Context,
  input: Input<typeof reportRoutes.exportUnits>,
): Promise<Reply<typeof reportRoutes.exportUnits>> {
  const opened = await openReport(ctx, input);
  const { unit } = opened;
  const source = await sourceOf(ctx.db, opened);
  const form = await documentOf(ctx.db, opened, source, true, null);
  const document = await unitsDocument(ctx, opened, source, form);
  const { form: key, year } = input;
  await ctx.transaction((tx) =>
    audit(
      ctx,
      tx,
      'report.export',
      { type: 'report', id: source.report?.id ?? unit.id, unionId: unit.id },
      {
        permission: 'report.read',
        detail: { form: key, year, format: 'xlsx', units: document.units.length },
      },
    ),
  );
  return {
    name: fileName(formTitle(year), `${form.form.unit.name}各单位`, ctx.today(), 'xlsx'),
    type: documentTypes.xlsx,
    bytes: await writeUnits(document),
  };
}

async function unitsDocument(
  ctx: Context,
  opened: OpenReport,
  source: ReportSource,
  form: FormDocument,
): Promise<UnitsDocument> {
  const { campaignId, frame, unit } = opened;
  const of = { campaignId, unionId: unit.id, asOf: frame.asOf, below: true };
  const states = await listUnitStates(ctx.db, of);
  const counted = await countUnits(ctx, campaignId, frame, unit.id, states);
  const [whole, ...below] = states;
  if (!whole) throw refusal('report.notFound');
  const line = (row: UnitStateRow, ownOnly: boolean): UnitLine =>
    unitLine(opened, row, ownOnly, counted.of({ unitId: row.id, ownOnly }));
  const scopes: Scope[] = [
    { unitId: unit.id, ownOnly: true },
    ...below.map(({ id }) => ({ unitId: id, ownOnly: false })),
  ];
  return {
    form: form.form,
    asOf: form.asOf,
    computedAt: ctx.now().toISOString(),
    whole: line(whole, false),
    units: [line(whole, true), ...below.map((row) => line(row, false))],
    below: cellTexts((code) =>
      scopes.reduce((sum, scope) => sum + figure(counted.of(scope).figures, code).value, 0n),
    ),
    shared: await sharedLines(ctx, opened, source),
    notes: noteGroups(form),
    lists: form.lists,
  };
}

function unitLine(
  { frame }: OpenReport,
  unit: UnitStateRow,
  ownOnly: boolean,
  { figures, snapshot, previous }: CountedRow,
): UnitLine {
  const silent = { note: null, override: null };
  return {
    code: unit.code,
    name: ownOnly ? `${unit.name}本级` : unit.name,
    state: unit.state,
    submittedAt: snapshot && unit.submittedAt ? new Date(unit.submittedAt).toISOString() : null,
    cells: cellTexts((code) => figure(figures, code).value),
    success: successRate(figures)?.text ?? null,
    checks:
      snapshot && !ownOnly
        ? snapshot.checks
        : frozenChecks(
            evaluateChecks(figures, frame.settings, previous).map((each) => ({ ...each, ...silent })),
          ),
  };
}

async function sharedLines(
  ctx: Context,
  { frame, unit }: OpenReport,
  source: ReportSource,
): Promise<UnitsDocument['shared']> {
  const coverage = standingFor(source, unit.id);
  const cells = await sharedPersons(ctx.db, frame, unit.id, coverage, { limit: 5_000 });
  return cells.flatMap(({ code, persons }) =>
    persons.map(({ name, units }) => ({
      code,
      label: indicatorOf(code).label,
      name: maskName(name),
      units: units.map((each) => (each.ownOnly ? `${each.name}本级` : each.name)).join('、'),
    })),
  );
}

function cellTexts(valueFor: (code: (typeof cellCodes)[number]) => bigint): Record<string, string> {
  return Object.fromEntries(
    sunshineIndicators.map(({ code, unit }) => [code, printed(unit, valueFor(code))]),
  );
}
