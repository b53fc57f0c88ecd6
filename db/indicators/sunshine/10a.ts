import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame, isOneOf } from '../frame.ts';
import { indicator } from '../indicator.ts';

const districtUnit = sql`(select u.id, u.code from unions u where u.kind = 'district' order by u.code limit 1)`;

/** Open outcome (未就业) on the last day that counts; nothing recorded is open, as 未登记. */
export function openOutcome({ settings }: Frame, outcome: SQL): SQL {
  return isOneOf(sql`coalesce(${outcome}, 'unknown')`, settings.openKinds);
}

export const openGraduatesStudyingHere = indicator('10A', {
  counts: 'persons',
  rule: () =>
    '困难职工家庭的应届毕业生里，最后就读的校区在本地、到统计时点去向还没落实的人，不论生源地。按就读地计，不按家庭：本地家庭在外地读书的计在 01B，不计在这里；在本地读书、家庭在外地的由登记单位计，不计在 01B。已签约、九月才上岗的不计。',
  facts: (frame) => {
    const locality = sql`coalesce(${frame.settings.localityCode}::text, district.code)`;
    return sql`select case when x.outcome_id is null then 'study' else 'outcome' end, coalesce(x.outcome_id, x.study_id),
        x.person_id, x.unit_id, ${dayParam(frame.asOf)}, 1::bigint, false
      from (
        select p.person_id, p.study_id, p.outcome_id, p.outcome,
          case when left(p.campus_division, 6) = district.code and not exists (
            select 1 from union_ancestry a where a.union_id = p.unit_id and a.ancestor_id = district.id
          ) then district.id else p.unit_id end as unit_id
        from population p cross join ${districtUnit} district
        where p.current_year and starts_with(p.campus_division, ${locality})
        union all
        select d.person_id, d.study_id, o.outcome_id, o.kind, d.registering_union_id
        from degrees d
        join people e on e.id = d.person_id
        cross join ${districtUnit} district
        left join population p on p.person_id = d.person_id
        left join outcome_now o on o.person_id = d.person_id
        where d.registering_union_id is not null and d.graduation_year = ${frame.year}::int
          and starts_with(d.campus_division, ${locality})
          and coalesce(e.died_on, 'infinity') > ${dayParam(frame.asOf)} and p.person_id is null
      ) x
      where ${openOutcome(frame, sql`x.outcome`)}`;
  },
});
