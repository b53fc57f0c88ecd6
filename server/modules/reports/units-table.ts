import type { UnitRow, UnitsTable } from '@sunshine/contract/reports/schemas.ts';
import { frozenStates } from '@sunshine/contract/reports/status.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import { compileFigures, type Figures, figure, personsForChecks } from '@sunshine/db/indicators/compile.ts';
import { findCoverage } from '@sunshine/db/indicators/coverage.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import { readSnapshots } from '@sunshine/db/indicators/read-snapshot.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { type Scope, scopeKey } from '@sunshine/db/indicators/scopes.ts';
import type { Snapshot } from '@sunshine/db/indicators/snapshot.ts';
import { type PreviousFigures, previousFigures } from '@sunshine/db/queries/reports/previous.ts';
import { listUnitStates, type UnitStateRow } from '@sunshine/db/queries/reports/unit-states.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
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

/** Figures of one row with what its checks need. */
interface CountedRow {
  figures: Figures;
  snapshot: Snapshot | null;
  previous: PreviousFigures | null;
}

async function countUnits(
  ctx: Context,
  campaignId: string,
  frame: Frame,
  topId: string,
  states: readonly UnitStateRow[],
): Promise<{ of(scope: Scope): CountedRow }> {
  const frozen = states.flatMap((unit) =>
    unit.reportId && frozenStates.includes(unit.state) ? [unit.reportId] : [],
  );
  const ids = states.map(({ id }) => id);
  const [coverage, snapshots, previous] = await Promise.all([
    findCoverage(ctx.db, campaignId, topId, frame.asOf),
    readSnapshots(ctx.db, frozen),
    previousFigures(ctx.db, frame, ids),
  ]);
  const scopes = [{ unitId: topId, ownOnly: true }, ...ids.map((unitId) => ({ unitId, ownOnly: false }))];
  const compiled = await compileFigures(ctx.db, frame, scopes, coverage, { personsOf: personsForChecks });
  return {
    of(scope) {
      const reportId = states.find(({ id }) => id === scope.unitId)?.reportId;
      const snapshot = (reportId ? snapshots.get(reportId) : null) ?? null;
      const frozenFigures = scope.ownOnly ? snapshot?.ownFigures : snapshot?.figures;
      return {
        figures: frozenFigures ?? compiled.get(scopeKey(scope)) ?? new Map(),
        snapshot,
        previous: scope.ownOnly ? null : (previous.get(scope.unitId) ?? null),
      };
    },
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
