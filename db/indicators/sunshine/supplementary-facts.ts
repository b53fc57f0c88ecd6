import type { SupplementaryKind } from '@sunshine/contract/reports/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame } from '../frame.ts';
import { servedPerson } from '../indicator.ts';

/** Facts of 补录 of one kind within the period: named records count once, bare quantities as entered. */
export function supplementaryFacts(frame: Frame, kind: SupplementaryKind): SQL {
  return sql`select 'supplementary', s.record_id, s.person_id, s.unit_id, s.on_day, s.quantity::bigint
    from supplementary_live s
    where s.kind = ${kind} and s.on_day >= ${dayParam(frame.start)} and ${servedPerson(frame, sql`s.person_id`)}`;
}
