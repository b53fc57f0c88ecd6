import { type SQL, sql } from 'drizzle-orm';
import type { Auxiliary } from './auxiliary.ts';
import type { Frame } from './frame.ts';
import { helpedTable } from './helped.ts';
import type { Counts, Indicator } from './indicator.ts';
import { populationTables } from './population.ts';
import { serviceTables } from './services.ts';

/**
 * The one source of values and lists: `with … facts`, each fact as code, counts, record_type, record_id,
 * person_id, unit_id, on_day, quantity; the unit is the one that answers for it at the cutoff.
 */
export function withFacts(frame: Frame, figures: readonly (Indicator | Auxiliary)[]): SQL {
  const parts = figures.map((each) => factsOf(frame, each));
  const tables = [...populationTables(frame), ...serviceTables(frame), helpedTable(frame)];
  return sql`with recursive ${sql.join(tables, sql`, `)}, facts as materialized (
    ${sql.join(parts, sql` union all `)}
  )`;
}

function factsOf(
  frame: Frame,
  { code, counts, facts }: { code: string; counts: Counts; facts(frame: Frame): SQL },
): SQL {
  return sql`select ${code}::text as code, ${counts}::text as counts, f.record_type, f.record_id, f.person_id,
      u.now_id as unit_id, f.on_day, f.quantity
    from (${facts(frame)}) f(record_type, record_id, person_id, unit_id, on_day, quantity)
    join unit_now u on u.union_id = f.unit_id`;
}

/** Openings count once a position; null for all other figures. */
export const positionKey = sql`case f.counts when 'openings' then f.record_id end`;

/** One row of a list for each of these keys: the person or the position; null where each record is a row. */
export const groupKey = sql`case f.counts when 'persons' then f.person_id when 'openings' then f.record_id end`;
