import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { UnitRow } from '@sunshine/contract/reports/schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import { compileFigures, type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { scopeKey } from '@sunshine/db/indicators/scopes.ts';
import {
  findDistrictIn,
  listUnitsBelow,
  type ReportingUnit,
} from '@sunshine/db/queries/reports/reporting-units.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { printed } from './fill-form.ts';
import { openCampaignOf } from './open-report.ts';
import { employmentRate, successRate } from './rates.ts';

/** The district and every unit one level down × 21 cells, from one statement. */
export async function listUnits(
  ctx: Context,
  input: Input<typeof reportRoutes.listUnits>,
): Promise<Reply<typeof reportRoutes.listUnits>> {
  const scope = ctx.policy.unionScope('report.district');
  const { frame, campaign, years } = await openCampaignOf(ctx, input.form, input.year);
  const whole = await findDistrictIn(ctx.db, scope);
  if (!whole) throw refusal('report.notFound');

  const below = await listUnitsBelow(ctx.db, whole.id, frame.asOf);
  const rows = [
    { unit: whole, scope: { unitId: whole.id, ownOnly: true } },
    ...below.map((unit) => ({ unit, scope: { unitId: unit.id, ownOnly: false } })),
  ];
  const compiled = await compileFigures(ctx.db, frame, [
    { unitId: whole.id, ownOnly: false },
    ...rows.map((row) => row.scope),
  ]);
  const figuresOf = (key: string): Figures => compiled.get(key) ?? new Map();
  const wholeFigures = figuresOf(whole.id);

  return {
    campaign,
    years,
    whole: unitRow(frame, whole, wholeFigures, false),
    units: rows.map((row) => unitRow(frame, row.unit, figuresOf(scopeKey(row.scope)), row.scope.ownOnly)),
    below: cellTexts((code) =>
      rows.reduce((sum, row) => sum + figure(figuresOf(scopeKey(row.scope)), code).value, 0n),
    ),
    persons: { placed: figure(wholeFigures, '08A').persons },
    employment: employmentRate(wholeFigures),
    computedAt: ctx.now().toISOString(),
  };
}

function unitRow(frame: Frame, unit: ReportingUnit, figures: Figures, ownOnly: boolean): UnitRow {
  const off = evaluateChecks(figures, frame.settings).filter((result) => !result.passed);
  const hard = off.filter((result) => result.check.level === 'hard').length;
  const { code, name, shortName, kind } = unit;
  return {
    code,
    name,
    shortName,
    kind,
    ownOnly,
    state: 'draft',
    cells: cellTexts((cell) => figure(figures, cell).value),
    success: successRate(figures),
    off: { hard, soft: off.length - hard },
  };
}

function cellTexts(valueFor: (code: string) => bigint): Record<string, string> {
  return Object.fromEntries(
    sunshineIndicators.map(({ code, unit }) => [code, printed(unit, valueFor(code))]),
  );
}
