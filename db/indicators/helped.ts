import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame, isOneOf } from './frame.ts';

/**
 * `helped`: persons of P who needed help at some time in the period (01E), each with the record that says so.
 * A need closed by the person alone with no service in between does not count; a service to someone without
 * an open need and without a settled outcome opens one.
 */
export function helpedTables(frame: Frame): SQL[] {
  return [needs(frame), doubtful(), doubtfulServices(), needed(), judged(frame), helped(frame)];
}

/** Needs of P open at some time in the period. */
function needs({ start, asOf }: Frame): SQL {
  return sql`needs as materialized (
    select n.person_id, p.unit_id, n.id as record_id, n.opened_on, n.closed_on,
      coalesce(n.closed_by = 'self' and n.closed_on <= ${dayParam(asOf)}, false) as closed_by_self
    from help_needs n join population p on p.person_id = n.person_id
    where n.opened_on <= ${dayParam(asOf)} and (n.closed_on is null or n.closed_on >= ${dayParam(start)})
  )`;
}

/** Persons of P about whom only a service can tell; of all others no service need be looked at. */
function doubtful(): SQL {
  return sql`doubtful as materialized (
    select p.person_id from population p
    where not exists (select 1 from needs n where n.person_id = p.person_id and not n.closed_by_self)
    union
    select n.person_id from needs n where n.closed_by_self
  )`;
}

function doubtfulServices(): SQL {
  return sql`doubtful_services as materialized (
    select s.record_type, s.record_id, s.person_id, s.on_day, s.supplementary
    from services s where s.person_id in (select person_id from doubtful)
  )`;
}

function needed(): SQL {
  return sql`needed as materialized (
    select distinct on (n.person_id) n.person_id, n.unit_id, n.record_id, n.opened_on as on_day
    from needs n
    left join (
      select distinct c.record_id
      from needs c join doubtful_services s on s.person_id = c.person_id
      where c.closed_by_self and s.on_day between c.opened_on and c.closed_on
    ) kept on kept.record_id = n.record_id
    where not n.closed_by_self or kept.record_id is not null
    order by n.person_id, n.opened_on, n.record_id
  )`;
}

/** Services to persons without a need that counts and outside any need, each with whether the person was settled before it. */
function judged({ settings }: Frame): SQL {
  return sql`judged as (
    select distinct on (s.record_id, s.record_type) s.*, ${isOneOf(sql`o.kind`, settings.settledKinds)} as settled
    from (
      select d.* from doubtful_services d
      where not exists (select 1 from needed n where n.person_id = d.person_id) and not exists (
        -- Given while a need was open already: it opened none, even if that need was closed before the period.
        select 1 from help_needs n where n.person_id = d.person_id and n.opened_on <= d.on_day
          and coalesce(n.closed_on, 'infinity') >= d.on_day
      )
    ) s
    -- An outcome of the same day that the union brought about is the service's fruit, not its reason.
    left join outcomes o on o.person_id = s.person_id and o.retracted_at is null
      and (o.from_day < s.on_day or (o.from_day = s.on_day and o.resolved_by = 'self'))
    order by s.record_id, s.record_type, o.from_day desc nulls last, o.recorded_at desc, o.id desc
  )`;
}

function helped({ start, settings }: Frame): SQL {
  return sql`helped as materialized (
    select person_id, unit_id, 'helpNeed' as record_type, record_id, on_day, false as supplementary from needed
    union all
    select * from (
      select distinct on (s.person_id) s.person_id, p.unit_id, s.record_type, s.record_id, s.on_day, s.supplementary
      from judged s join population p on p.person_id = s.person_id
      where s.settled is not true and (s.on_day >= ${dayParam(start)} or not exists (
        select 1 from outcomes o where o.person_id = s.person_id and o.retracted_at is null
          and ${isOneOf(sql`o.kind`, settings.settledKinds)}
          and o.from_day >= s.on_day and o.from_day < ${dayParam(start)}
      ))
      order by s.person_id, s.on_day, s.record_id
    ) opened
  )`;
}
