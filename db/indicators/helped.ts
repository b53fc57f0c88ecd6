import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame, isOneOf } from './frame.ts';

/**
 * `helped`: persons of P who needed help at some time in the period (01E), each with the record that says so.
 * A need closed by the person alone with no service in between does not count; a service to someone without
 * an open need and without a settled outcome opens one.
 */
export function helpedTable({ start, asOf, settings }: Frame): SQL {
  const settled = isOneOf(sql`o.kind`, settings.settledKinds);
  return sql`needed as materialized (
    select distinct on (n.person_id) n.person_id, n.id as record_id, n.opened_on as on_day
    from help_needs n join population p on p.person_id = n.person_id
    where n.opened_on <= ${dayParam(asOf)} and coalesce(n.closed_on, 'infinity') >= ${dayParam(start)}
      and (n.closed_by is distinct from 'self' or n.closed_on > ${dayParam(asOf)} or n.id in (
        select c.id from help_needs c join services s on s.person_id = c.person_id
        where c.closed_by = 'self' and s.on_day between c.opened_on and c.closed_on
      ))
    order by n.person_id, n.opened_on, n.id
  ), served as materialized (
    select s.* from services s join population p on p.person_id = s.person_id
    where not exists (select 1 from needed n where n.person_id = s.person_id)
      and not exists (
        -- Given while a need was open already: it opened none, even if that need was closed before the period.
        select 1 from help_needs n where n.person_id = s.person_id and n.opened_on <= s.on_day
          and coalesce(n.closed_on, 'infinity') >= s.on_day
      )
  ), helped as materialized (
    select person_id, 'helpNeed' as record_type, record_id, on_day from needed
    union all
    select * from (
      select distinct on (s.person_id) s.person_id, s.record_type, s.record_id, s.on_day
      from served s
      where not coalesce((
          -- An outcome of the same day that the union brought about is the service's fruit, not its reason.
          select ${settled} from outcomes o
          where o.person_id = s.person_id and o.retracted_at is null
            and (o.from_day < s.on_day or (o.from_day = s.on_day and o.resolved_by = 'self'))
          order by o.from_day desc, o.recorded_at desc, o.id desc limit 1
        ), false)
        and (s.on_day >= ${dayParam(start)} or not exists (
          select 1 from outcomes o where o.person_id = s.person_id and o.retracted_at is null and ${settled}
            and o.from_day >= s.on_day and o.from_day < ${dayParam(start)}
        ))
      order by s.person_id, s.on_day, s.record_id
    ) opened
  )`;
}
