import { type SQL, sql } from 'drizzle-orm';
import type { Frame } from './frame.ts';
import type { Counts } from './indicator.ts';
import { guaranteedLoans } from './sunshine/06c.ts';
import { placementsWithHelp } from './sunshine/08a.ts';

/** Figures beside the form, for rates and checks; facts in the shape of the indicators. */
export interface Auxiliary {
  readonly code: 'placedOfOwn' | 'firstTranches';
  readonly counts: Counts;
  facts(frame: Frame): SQL;
}

export const auxiliaries: readonly Auxiliary[] = [
  {
    // A unit's rate counts the placements of its own E persons, whoever served them.
    code: 'placedOfOwn',
    counts: 'persons',
    facts: (frame) =>
      sql`select f.record_type, f.record_id, f.person_id, p.unit_id, f.on_day, 1::bigint
        from (${placementsWithHelp.facts(frame)}) f(record_type, record_id, person_id, unit_id, on_day, quantity)
        join population p on p.person_id = f.person_id
        join helped h on h.person_id = f.person_id`,
  },
  {
    // Average loan = average of first tranches.
    code: 'firstTranches',
    counts: 'sum',
    facts: (frame) =>
      sql`select f.record_type, f.record_id, f.person_id, f.unit_id, f.on_day, l.net_fen
        from (${guaranteedLoans.facts(frame)}) f(record_type, record_id, person_id, unit_id, on_day, quantity)
        join loan_contracts l on l.record_id = f.record_id`,
  },
];
