import { type SQL, sql } from 'drizzle-orm';
import { type AnyFigure, numberOf } from './figure-set.ts';

/**
 * Live facts and those of the snapshots together. What two of these sources hold counts once: a record of one figure,
 * and a person in all 人 figures at once, so that their identities (01A = 01B + 01C) hold across snapshots that know a
 * person differently. Records as they are now have better right than a snapshot, a newer snapshot than an older one;
 * `again_in` are the units in which a better source holds the same.
 */
export function joinedFacts(live: SQL, figures: readonly AnyFigure[]): SQL {
  return sql`with sources as materialized (${sources(live, figures)}),
    contested as materialized (
      select claim_nr, claim_id from sources where claim_id is not null
      group by claim_nr, claim_id having min(source) < max(source)
    ), claims as materialized (
      select s.claim_nr, s.claim_id, s.source, array_agg(distinct s.unit_id) as units
      from contested c join sources s on s.claim_nr = c.claim_nr and s.claim_id = c.claim_id
      group by s.claim_nr, s.claim_id, s.source
    ), lesser as materialized (
      select l.claim_nr, l.claim_id, l.source, array_agg(u.unit_id) as again_in
      from claims l
      join claims b on b.claim_nr = l.claim_nr and b.claim_id = l.claim_id and b.source > l.source
      cross join unnest(b.units) u(unit_id)
      group by l.claim_nr, l.claim_id, l.source
    )
    select s.nr, s.code, s.counts, s.record_type, s.record_id, s.person_id, s.unit_id, s.unit_no, s.on_day, s.quantity,
      s.supplementary, s.record, l.again_in
    from sources s
    left join lesser l on l.claim_nr = s.claim_nr and l.claim_id = s.claim_id and l.source = s.source`;
}

/** Facts with their source, the better the higher; `claim_nr`, `claim_id`: of what two sources may not both count. */
function sources(live: SQL, figures: readonly AnyFigure[]): SQL {
  const codes = sql.param(figures.map(({ code }) => code));
  const numbers = sql.raw(
    figures.map((each) => `when '${each.code}' then ${numberOf(each)}::smallint`).join(' '),
  );
  // Of a position the largest headcount counts anyway, whoever holds it.
  return sql`select f.*, case f.counts when 'persons' then -1::smallint else f.nr end as claim_nr,
      case f.counts when 'persons' then f.person_id when 'openings' then null else f.record_id end as claim_id
    from (
      select l.*, null::text as record, 2147483647 as source from (${live}) l
      union all
      select case r.code ${numbers} end, r.code, r.counts, r.record_type, r.record_id, r.person_id, n.id, n.unit_no,
        r.on_day, r.quantity, r.supplementary, r.record, c.source
      from covers c
      join report_facts r on r.report_id = c.report_id and r.code = any(${codes}::text[])
      left join union_ancestry a on a.union_id = r.unit_id and a.ancestor_id = c.union_id
      -- A unit that has left the snapshot's unit since stays counted where it was frozen.
      join unit_numbers n on n.id = coalesce(a.union_id, c.union_id)
    ) f`;
}

/** Whether fact `f` counts in scope `s`: not where a unit of the same scope holds the same with better right. */
export const countedIn = sql`(f.again_in is null or not exists (
  select 1 from scopes o where o.scope_no = s.scope_no and o.member_id = any(f.again_in)
))`;
