/**
 * The 21 cells of the 60 units, of the district alone and of the whole, with the distinct persons placed (08A′), as an
 * engineer would write them by hand for this one campaign: nothing kept for lists, nothing general, one pass a table.
 * $1 start, $2 cutoff, $3 year, $4 district. Rows: unit, cell, value; unit null is the whole.
 */
export const figuresByHand = `
with units as materialized (
  select u.id, coalesce(s.id, u.id) as now_id
  from unions u left join unions s on u.closed_on < $2::date and s.id = u.successor_id
), degree as materialized (
  select distinct on (person_id) person_id, graduation_year, campus_division, registering_union_id
  from studies
  where state = 'onTrack' and graduation_year <= $3::int and degree in ('college', 'bachelor', 'master', 'doctor')
    and education_mode = 'regular'
  order by person_id, graduation_year desc,
    array_position(array['vocational', 'college', 'bachelor', 'master', 'doctor'], degree) desc, id desc
), outcome as materialized (
  select distinct on (person_id) person_id, kind, resolved_by
  from outcomes where retracted_at is null and from_day <= $2::date
  order by person_id, from_day desc, recorded_at desc, id desc
), archive as (
  select distinct on (m.person_id) m.person_id, m.household_id, d.graduation_year, d.campus_division
  from household_members m
  join degree d on d.person_id = m.person_id
  join household_episodes e on e.household_id = m.household_id and e.closing_reason is distinct from 'openedInError'
  where greatest(m.joined_on, e.opened_on, $1::date) <= least(m.left_on, e.closed_on, $2::date)
  order by m.person_id, least(m.left_on, e.closed_on, $2::date) desc, greatest(m.joined_on, e.opened_on) desc
), p as materialized (
  select distinct on (a.person_id) a.person_id, a.graduation_year = $3::int as this_year, a.campus_division,
    u.now_id as unit_id, o.kind, o.resolved_by
  from archive a
  join people q on q.id = a.person_id and (q.died_on is null or q.died_on > $2::date)
  join household_managements h on h.household_id = a.household_id
  join units u on u.id = h.union_id
  left join outcome o on o.person_id = a.person_id
  where a.graduation_year >= $3::int - 2 or (
    q.birth_date > ($2::date - interval '36 years')::date and exists (
      select 1 from help_needs n where n.person_id = a.person_id and n.opened_on <= $2::date
        and (n.closed_on is null or n.closed_on >= $1::date)))
  order by a.person_id, h.from_day <= $2::date desc, case when h.from_day <= $2::date then h.from_day end desc, h.from_day
), loan as materialized (
  select l.person_id, l.union_id, l.policy_id, min(t.paid_on) as first_on
  from guaranteed_loans l join loan_tranches t on t.loan_id = l.id
  where l.cancelled_at is null and t.sent_back_on is null and t.paid_on <= $2::date
  group by l.id
), paper as materialized (
  select kind, union_id, person_id, on_day, quantity, amount_fen - coalesce(returned_fen, 0) as fen, contract_number, policy
  from supplementary_records where withdrawn_at is null and on_day <= $2::date
), attended as materialized (
  select e.person_id, c.union_id, c.ends_on, c.kind
  from training_classes c
  join (select class_id, count(*) as held from training_meetings where state = 'held' group by class_id) m on m.class_id = c.id
  join training_enrolments e on e.class_id = c.id and e.state = 'enrolled'
  join (
    select a.enrolment_id, count(*) as present from attendances a join training_meetings m on m.id = a.meeting_id
    where a.mark = 'present' and m.state = 'held' group by a.enrolment_id
  ) a on a.enrolment_id = e.id
  where c.state = 'finished' and c.ends_on <= $2::date and a.present * 2 >= m.held
), placed as materialized (
  select r.person_id, r.union_id, r.start_on
  from placements r
  where r.cancelled_at is null and r.start_on <= $2::date
    and r.path in ('platform', 'fair', 'referral', 'targetedPost', 'training', 'internship')
    and not exists (
      select 1 from outcomes o where o.placement_id = r.id and o.retracted_at is null and (
        o.kind in ('enlisted', 'furtherStudy', 'studyAbroad', 'seeking', 'planningStudy', 'notSeeking', 'unknown')
        or (o.kind in ('otherEmployment', 'selfEmployed', 'flexible') and r.evidence is null)))
), allowance as materialized (
  select a.person_id, a.union_id, a.paid_on, a.amount_fen - coalesce(r.fen, 0) as fen
  from job_seeking_allowances a
  left join (select allowance_id, sum(amount_fen)::bigint as fen from allowance_returns group by allowance_id) r
    on r.allowance_id = a.id
  where a.state = 'paid' and a.paid_on <= $2::date and a.amount_fen > coalesce(r.fen, 0)
), benefit as materialized (
  select person_id, union_id, granted_on from policy_grants g
  where cancelled_at is null and granted_on <= $2::date and not exists (
    select 1 from guaranteed_loans l where l.id = g.loan_id and l.policy_id is not null and l.cancelled_at is null)
), need as materialized (
  select n.person_id, n.opened_on, n.closed_on, n.closed_by = 'self' and n.closed_on <= $2::date as alone
  from help_needs n join p on p.person_id = n.person_id
  where n.opened_on <= $2::date and (n.closed_on is null or n.closed_on >= $1::date)
), sure as materialized (
  select distinct person_id from need where alone is not true
), open_question as materialized (
  select person_id from p where not exists (select 1 from sure s where s.person_id = p.person_id)
), service as materialized (
  select s.person_id, s.on_day from (
    select person_id, confirmed_on as on_day from internships
      where confirmed_on <= $2::date and (cancelled_on is null or cancelled_on >= start_on)
    union all select person_id, start_on from placed
    union all select person_id, ends_on from attended
    union all select person_id, issued_on from certificates where cancelled_at is null and not renewal and issued_on <= $2::date
    union all select person_id, on_day from guidance_sessions where cancelled_at is null and on_day <= $2::date
    union all select l.person_id, t.paid_on from guaranteed_loans l join loan_tranches t on t.loan_id = l.id
      where l.cancelled_at is null and t.sent_back_on is null and t.paid_on <= $2::date
    union all select person_id, granted_on from benefit
    union all select person_id, paid_on from allowance
    union all select person_id, on_day from paper where kind <> 'event' and coalesce(fen, 1) > 0
  ) s where s.person_id in (select person_id from open_question)
), kept as materialized (
  select n.person_id from need n join service s on s.person_id = n.person_id and s.on_day between n.opened_on and n.closed_on
  where n.alone
), e as materialized (
  select person_id from sure
  union select person_id from kept
  union
  select s.person_id from service s
  where not exists (select 1 from kept k where k.person_id = s.person_id)
    and not coalesce((
      select o.kind in ('agreement', 'contract', 'otherEmployment', 'researchAssistant', 'grassrootsProject', 'selfEmployed',
        'flexible', 'enlisted', 'furtherStudy', 'studyAbroad')
      from outcomes o where o.person_id = s.person_id and o.retracted_at is null
        and (o.from_day < s.on_day or (o.from_day = s.on_day and o.resolved_by = 'self'))
      order by o.from_day desc, o.recorded_at desc, o.id desc limit 1), false)
    and (s.on_day >= $1::date or not exists (
      select 1 from outcomes o where o.person_id = s.person_id and o.retracted_at is null
        and o.kind in ('agreement', 'contract', 'otherEmployment', 'researchAssistant', 'grassrootsProject', 'selfEmployed',
          'flexible', 'enlisted', 'furtherStudy', 'studyAbroad')
        and o.from_day >= s.on_day and o.from_day < $1::date))
), stock as (
  select p.unit_id, count(*) as a, count(*) filter (where p.this_year) as b, count(*) filter (where not p.this_year) as c,
    count(*) filter (where e.person_id is null and p.resolved_by = 'self' and p.kind in ('agreement', 'contract',
      'otherEmployment', 'researchAssistant', 'grassrootsProject', 'selfEmployed', 'flexible', 'enlisted', 'furtherStudy',
      'studyAbroad')) as d,
    count(e.person_id) as e,
    count(*) filter (where not p.this_year and coalesce(p.kind, 'unknown') in ('seeking', 'unknown')) as open
  from p left join e on e.person_id = p.person_id
  group by p.unit_id
), studying_here as (
  select unit_id, count(*) as n from (
    select p.unit_id from p
    where p.this_year and p.campus_division like '310118%' and coalesce(p.kind, 'unknown') in ('seeking', 'unknown')
    union all
    select d.registering_union_id from degree d
    join people q on q.id = d.person_id and (q.died_on is null or q.died_on > $2::date)
    left join outcome o on o.person_id = d.person_id
    where d.registering_union_id is not null and d.graduation_year = $3::int and d.campus_division like '310118%'
      and coalesce(o.kind, 'unknown') in ('seeking', 'unknown')
      and not exists (select 1 from p where p.person_id = d.person_id)
  ) x group by unit_id
), flow as (
  select union_id, '02A' as cell, count(*) as n from internships join p using (person_id)
    where confirmed_on between $1::date and $2::date and (cancelled_on is null or cancelled_on >= start_on) group by 1
  union all select union_id, case attended.kind when 'skillTraining' then '03A' else '06B' end, count(*) from attended join p using (person_id)
    where ends_on >= $1::date group by 1, 2
  union all select union_id, '03B', count(*) from certificates join p using (person_id)
    where cancelled_at is null and not renewal and issued_on between $1::date and $2::date group by 1
  union all select union_id, '06A', count(*) from guidance_sessions join p using (person_id)
    where cancelled_at is null and on_day between $1::date and $2::date group by 1
  union all select union_id, case paper.kind when 'internship' then '02A' when 'skillTraining' then '03A' when 'certificate' then '03B'
      when 'guidance' then '06A' when 'entrepreneurshipTraining' then '06B' when 'event' then '04A' else '07A' end, sum(quantity)
    from paper left join p using (person_id)
    where on_day >= $1::date and paper.kind not in ('loanTranche', 'jobSeekingAllowance') and (paper.person_id is null or p.person_id is not null)
    group by 1, 2
  union all select lead_union_id, '04A', count(*) from events where state = 'held' and starts_on between $1::date and $2::date group by 1
  union all select union_id, '06C', count(*) from loan join p using (person_id) where first_on >= $1::date group by 1
  union all select l.union_id, '06D', sum(t.amount_fen) from guaranteed_loans l join p using (person_id) join loan_tranches t on t.loan_id = l.id
    where l.cancelled_at is null and t.sent_back_on is null and t.paid_on between $1::date and $2::date group by 1
  union all select union_id, '07A', count(*) from benefit join p using (person_id) where granted_on >= $1::date group by 1
  union all select union_id, '07A', count(*) from loan join p using (person_id) where first_on >= $1::date and policy_id is not null group by 1
  union all select union_id, '08A', count(*) from placed join p using (person_id) where start_on >= $1::date group by 1
  union all select union_id, '09A', count(*) from allowance join p using (person_id) where paid_on >= $1::date group by 1
  union all select union_id, '09B', sum(fen) from allowance join p using (person_id) where paid_on >= $1::date group by 1
), shown as (
  select v.lead_union_id as unit_id, s.position_id, max(s.headcount) as n
  from events v join event_positions s on s.event_id = v.id join positions q on q.id = s.position_id
  where v.state = 'held' and v.starts_on between $1::date and $2::date and s.headcount > 0
    and q.suitable_for_graduates and q.kind in ('fullTime', 'publicWelfare')
  group by 1, 2
), tagged as (
  select approving_union_id as unit_id, preferred_headcount as n from positions q
  where preferred_on between $1::date and $2::date and (kind = 'publicWelfare' or (kind = 'fullTime' and exists (
    select 1 from company_tag_periods t where t.company_id = q.company_id and q.preferred_on between t.from_day
      and coalesce(t.until_day, 'infinity'))))
), by_unit as (
  select s.unit_id, v.cell, v.n from stock s cross join lateral (values ('01A', s.a), ('01B', s.b), ('01C', s.c), ('01D', s.d),
    ('01E', s.e), ('11A', s.open)) v(cell, n)
  union all select unit_id, '10A', n from studying_here
  union all select union_id, cell, n from flow
  union all select unit_id, '05A', n from tagged
)
select u.now_id as unit, b.cell, sum(b.n) as value from by_unit b join units u on u.id = b.unit_id group by grouping sets ((u.now_id, b.cell), (b.cell))
union all
select unit_id, '04B', sum(n) from shown group by unit_id
union all
select null, '04B', sum(n) from (select position_id, max(n) as n from shown group by position_id) x
union all
select r.union_id, '08A persons', count(distinct r.person_id) from placed r join p using (person_id) where r.start_on >= $1::date
group by grouping sets ((r.union_id), ())
union all
select p.unit_id, 'placed of own', count(distinct r.person_id) from placed r join p using (person_id) join e using (person_id)
where r.start_on >= $1::date group by grouping sets ((p.unit_id), ())`;
