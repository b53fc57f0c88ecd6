import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame } from './frame.ts';

/**
 * `unit_numbers`: every unit with a small number, for comparing and grouping. `unit_now`: each unit with the unit
 * that answers for it at the cutoff and the number of that one: itself, or the successor of a closed one.
 */
export function unitTables({ asOf }: Frame): SQL[] {
  return [
    sql`unit_numbers as materialized (
      select id, row_number() over (order by id)::int as unit_no from unions
    )`,
    sql`unit_walk(union_id, now_id, hops) as (
      select id, id, 0 from unions
      union all
      select w.union_id, u.successor_id, w.hops + 1 from unit_walk w join unions u on u.id = w.now_id
      where u.closed_on < ${dayParam(asOf)} and u.successor_id is not null and w.hops < 20
    )`,
    sql`unit_now as materialized (
      select distinct on (w.union_id) w.union_id, w.now_id, n.unit_no
      from unit_walk w join unit_numbers n on n.id = w.now_id order by w.union_id, w.hops desc
    )`,
  ];
}
