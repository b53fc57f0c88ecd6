import type { SupplementaryKind } from '@sunshine/contract/reports/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame } from '../frame.ts';

/** Facts of one table of records and the 补录 of the same kind, within the period. */
export function recordFacts(frame: Frame, records: SQL, kind: SupplementaryKind): SQL {
  return sql`select r.record_type, r.record_id, r.person_id, r.unit_id, r.on_day, 1::bigint, r.supplementary
    from ${records} r
    where r.on_day >= ${dayParam(frame.start)}
    union all ${supplementaryFacts(frame, kind)}`;
}

/** Facts of 补录 of one kind within the period: named records count once, bare quantities as entered. */
export function supplementaryFacts(frame: Frame, kind: SupplementaryKind): SQL {
  return sql`select 'supplementary', s.record_id, s.person_id, s.unit_id, s.on_day, s.quantity::bigint, true
    from supplementary_live s
    where s.kind = ${kind} and s.on_day >= ${dayParam(frame.start)}`;
}
