import type { UnitRow } from '@sunshine/contract/reports/schemas.ts';
import { type ReportState, reportStates } from '@sunshine/contract/reports/vocabulary.ts';

/** Which rows of the table of units are shown, and which figures. */
export interface UnitsChoice {
  kind: 'all' | 'territorial' | 'system' | 'grassroots';
  state: ReportState | null;
  /** Only figures that were submitted: blank where a unit has not. */
  figures: 'now' | 'submitted';
}

const kinds = ['all', 'territorial', 'system', 'grassroots'] as const;

export function unitsChoice(query: URLSearchParams): UnitsChoice {
  const state = query.get('state') ?? '';
  return {
    kind: kinds.find((each) => each === query.get('kind')) ?? 'all',
    state: state in reportStates ? (state as ReportState) : null,
    figures: query.get('figures') === 'submitted' ? 'submitted' : 'now',
  };
}

export function shownUnits(units: readonly UnitRow[], { kind, state }: UnitsChoice): UnitRow[] {
  return units.filter(
    (unit) =>
      (kind === 'all' || (unit.kind === kind && !unit.ownOnly)) &&
      (state === null || (unit.state === state && !unit.ownOnly)),
  );
}

/** What a cell of the table prints; empty is a blank, which is not 0. */
export function shownCell(unit: UnitRow, code: string, { figures }: UnitsChoice): string {
  return figures === 'submitted' && !unit.frozen ? '' : (unit.cells[code] ?? '');
}
