import { frozenStates } from '@sunshine/contract/reports/status.ts';
import { compileFigures, type Figures, personsForChecks } from '@sunshine/db/indicators/compile.ts';
import { findCoverage } from '@sunshine/db/indicators/coverage.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import { readSnapshots } from '@sunshine/db/indicators/read-snapshot.ts';
import { type Scope, scopeKey } from '@sunshine/db/indicators/scopes.ts';
import type { Snapshot } from '@sunshine/db/indicators/snapshot.ts';
import { type PreviousFigures, previousFigures } from '@sunshine/db/queries/reports/previous.ts';
import type { UnitStateRow } from '@sunshine/db/queries/reports/unit-states.ts';
import type { Context } from '../../context.ts';

/** Figures of one row with what its checks need. */
export interface CountedRow {
  figures: Figures;
  snapshot: Snapshot | null;
  previous: PreviousFigures | null;
}

/** A unit, its own row and those below, frozen where they were handed in, else counted; a fixed number of statements. */
export async function countUnits(
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
