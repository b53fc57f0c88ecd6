import { sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import { groupKey, withFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import { sunshineIndicators } from './registry.ts';
import { type Scope, scopesTable } from './scopes.ts';

/** A row of the list behind a figure, only as far as two lists are compared by it. */
export interface RowKey extends Record<string, unknown> {
  code: string;
  /** The person, the position, or the record with its person: what the list has one row for. */
  key: string;
  personId: string | null;
  unitId: string;
}

/** The rows behind all figures of a scope in one statement, without names or texts. */
export async function listRowKeys(db: Queryable, frame: Frame, scope: Scope): Promise<RowKey[]> {
  return db.execute<RowKey>(sql`
    ${withFacts(frame, sunshineIndicators)}, ${scopesTable([scope])}
    select distinct on (code, key) code, key, person_id as "personId", unit_id as "unitId"
    from (
      select f.code, f.person_id, f.unit_id, f.on_day,
        coalesce(${groupKey}::text, f.record_id || coalesce('/' || f.person_id, '')) as key
      from facts f join scopes s on s.member_id = f.unit_id
    ) f
    order by code, key, on_day desc, unit_id`);
}
