import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame } from '../frame.ts';

/** Persons who attended enough of the meetings held of a finished class, on the day the class ended. */
export function attendedRecords({ asOf, settings }: Frame): SQL {
  return sql`attended_records as materialized (
    select 'trainingEnrolment' as record_type, e.id as record_id, e.person_id, c.union_id as unit_id,
      c.ends_on as on_day, false as supplementary, c.kind
    from training_classes c
    join (
      select m.class_id, count(*) as meetings from training_meetings m where m.state = 'held' group by m.class_id
    ) held on held.class_id = c.id
    join training_enrolments e on e.class_id = c.id and e.state = 'enrolled'
    join (
      select a.enrolment_id, count(*) as meetings from attendances a
      join training_meetings m on m.id = a.meeting_id and m.state = 'held'
      where a.mark = 'present' group by a.enrolment_id
    ) present on present.enrolment_id = e.id
    where c.state = 'finished' and c.ends_on <= ${dayParam(asOf)}
      and present.meetings * 100 >= held.meetings * ${settings.attendancePercent}::int
  )`;
}

/** Certificates obtained with union help; a renewal is none. */
export function certificateRecords({ asOf }: Frame): SQL {
  return sql`certificate_records as not materialized (
    select 'certificate' as record_type, c.id as record_id, c.person_id, c.union_id as unit_id,
      c.issued_on as on_day, false as supplementary
    from certificates c
    where c.cancelled_at is null and not c.renewal and c.issued_on <= ${dayParam(asOf)}
  )`;
}

/** Sessions of entrepreneurship guidance that were given. */
export function guidanceRecords({ asOf }: Frame): SQL {
  return sql`guidance_records as not materialized (
    select 'guidanceSession' as record_type, g.id as record_id, g.person_id, g.union_id as unit_id, g.on_day,
      false as supplementary
    from guidance_sessions g
    where g.cancelled_at is null and g.on_day <= ${dayParam(asOf)}
  )`;
}
