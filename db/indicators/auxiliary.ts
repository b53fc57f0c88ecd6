import { sql } from 'drizzle-orm';
import { dayParam } from './frame.ts';
import type { FactsDefinition } from './indicator.ts';

/** Figures beside the form, for rates and checks; facts in the shape of the indicators. */
export interface Auxiliary extends FactsDefinition {
  readonly code: 'placedOfOwn' | 'firstTranches';
}

export const auxiliaries: readonly Auxiliary[] = [
  {
    // A unit's rate counts the placements of its own E persons, whoever served them.
    code: 'placedOfOwn',
    counts: 'persons',
    facts: ({ start }) =>
      sql`select distinct on (r.person_id) r.record_type, r.record_id, r.person_id, h.unit_id, r.on_day, 1::bigint,
          r.supplementary
        from placement_records r join helped h on h.person_id = r.person_id
        where r.on_day >= ${dayParam(start)}
        order by r.person_id, r.on_day desc, r.record_id`,
  },
  {
    // Average loan = average of first tranches.
    code: 'firstTranches',
    counts: 'sum',
    served: true,
    facts: ({ start }) =>
      sql`select l.record_type, l.record_id, l.person_id, l.unit_id, l.on_day, l.net_fen,
          l.record_type = 'supplementary'
        from loan_contracts l where l.on_day >= ${dayParam(start)}`,
  },
];
