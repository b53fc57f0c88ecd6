import type { UnitRow, UnitsTable } from '@sunshine/contract/reports/schemas.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import { figure } from '@sunshine/db/indicators/compile.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { listUnitStates, type UnitStateRow } from '@sunshine/db/queries/reports/unit-states.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { type CountedRow, countUnits } from './count-units.ts';
import { printed } from './fill-form.ts';
import type { OpenReport } from './open-report.ts';
import { employmentRate, successRate } from './rates.ts';
import { daysLate } from './report-words.ts';

/**
 * A unit and every unit one level down × 21 cells, in a fixed number of statements. A report handed in shows what
 * was frozen; all others and the whole are recounted from these snapshots and the records of now.
 */
export async function unitsTable(
  ctx: Context,
  { campaignId, frame, campaign, years }: Pick<OpenReport, 'campaignId' | 'frame' | 'campaign' | 'years'>,
  topId: string,
): Promise<UnitsTable> {
  const states = await listUnitStates(ctx.db, { campaignId, unionId: topId, asOf: frame.asOf, below: true });
  const counted = await countUnits(ctx, campaignId, frame, topId, states);
  const row = (unit: UnitStateRow, ownOnly: boolean): UnitRow =>
    unitRow(frame, unit, counted.of({ unitId: unit.id, ownOnly }), ownOnly, ctx.today());
  const [whole, ...below] = states;
  if (!whole) throw refusal('report.notFound');
  const wholeFigures = counted.of({ unitId: whole.id, ownOnly: false }).figures;
  const parts = [
    counted.of({ unitId: whole.id, ownOnly: true }),
    ...below.map((unit) => counted.of({ unitId: unit.id, ownOnly: false })),
  ];

  return {
    campaign,
    years,
    whole: row(whole, false),
    units: [row(whole, true), ...below.map((unit) => row(unit, false))],
    below: cellTexts((code) => parts.reduce((sum, { figures }) => sum + figure(figures, code).value, 0n)),
    persons: { placed: figure(wholeFigures, '08A').persons },
    employment: employmentRate(wholeFigures),
    computedAt: ctx.now().toISOString(),
  };
}

function unitRow(
  frame: Frame,
  unit: UnitStateRow,
  { figures, snapshot, previous }: CountedRow,
  ownOnly: boolean,
  today: string,
): UnitRow {
  const { code, name, shortName, kind, state, dueDay, remindedOn, staffed } = unit;
  return {
    code,
    name,
    shortName,
    kind,
    ownOnly,
    state,
    frozen: snapshot !== null,
    dueDay,
    daysLate: daysLate(unit, today),
    submittedAt: snapshot && unit.submittedAt ? new Date(unit.submittedAt).toISOString() : null,
    remindedOn,
    staffed,
    cells: cellTexts((cell) => figure(figures, cell).value),
    success: successRate(figures),
    off: offIn(
      snapshot && !ownOnly
        ? snapshot.checks
        : evaluateChecks(figures, frame.settings, previous).map(({ check, passed }) => ({
            level: check.level,
            passed,
          })),
    ),
  };
}

function offIn(checks: readonly { level: 'hard' | 'soft'; passed: boolean }[]): UnitRow['off'] {
  const off = checks.filter(({ passed }) => !passed);
  const hard = off.filter(({ level }) => level === 'hard').length;
  return { hard, soft: off.length - hard };
}

function cellTexts(valueFor: (code: string) => bigint): Record<string, string> {
  return Object.fromEntries(
    sunshineIndicators.map(({ code, unit }) => [code, printed(unit, valueFor(code))]),
  );
}
