import type {
  AttendanceMark,
  EnrolmentState,
  MeetingState,
  TrainingKind,
  TrainingState,
} from '@sunshine/contract/events/training-vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { unionInScope } from '../households/scope.ts';
import { placesLeftFor, waitingBefore } from './class-places.ts';

export interface OwnClassRow extends Record<string, unknown> {
  id: string;
  kind: TrainingKind;
  title: string;
  unionName: string;
  phone: string | null;
  provider: string;
  place: string;
  description: string;
  certificateName: string | null;
  startsOn: string;
  endsOn: string;
  state: TrainingState;
  openToSignUp: boolean;
  /** For whoever asks; null without a limit. */
  placesLeft: number | null;
  waitingPosition: number | null;
  enrolment: EnrolmentState | null;
  present: number;
  held: number;
  inScope: boolean;
  meetings: {
    id: string;
    onDay: string;
    hours: string;
    topic: string;
    state: MeetingState;
    mark: AttendanceMark | null;
  }[];
}

/** Classes as one person sees them: the timetable with the person's own marks. */
function ownClasses(personId: string, scope: readonly string[], day: string): SQL {
  return sql`select c.id, c.kind, c.title, u.name as "unionName", u.contact_phone as phone, c.provider, c.place,
      c.description, c.certificate_name as "certificateName", c.starts_on as "startsOn", c.ends_on as "endsOn", c.state,
      c.open_to_sign_up as "openToSignUp", e.state as enrolment, met.present, met.held,
      ${placesLeftFor(personId, sql`${day}::date`)} as "placesLeft",
      case when e.state = 'waiting' then (select count(*)::int from training_enrolments o where ${waitingBefore}) end
        as "waitingPosition",
      ${unionInScope(sql`c.union_id`, scope)} as "inScope", met.meetings
    from training_classes c join unions u on u.id = c.union_id
    left join training_enrolments e on e.class_id = c.id and e.person_id = ${personId}
    cross join lateral (
      select count(*) filter (where m.state = 'held')::int as held,
        count(*) filter (where m.state = 'held' and a.mark = 'present')::int as present,
        coalesce(json_agg(json_build_object('id', m.id, 'onDay', m.on_day, 'hours', m.hours, 'topic', m.topic,
          'state', m.state, 'mark', a.mark) order by m.on_day, m.hours, m.id) filter (where m.id is not null),
          '[]'::json) as meetings
      from training_meetings m left join attendances a on a.meeting_id = m.id and a.enrolment_id = e.id
      where m.class_id = c.id
    ) met`;
}

/** Classes a graduate may still sign up for, next ones first; those they are in are left out. */
export async function listOpenClasses(db: Queryable, personId: string, day: string): Promise<OwnClassRow[]> {
  return db.execute<OwnClassRow>(sql`${ownClasses(personId, [], day)}
    where c.state = 'planned' and c.open_to_sign_up and c.starts_on >= ${day}::date
      and coalesce(e.state, 'withdrawn') = 'withdrawn'
    order by c.starts_on, c.id limit 50`);
}

/** Every class a person is or was in, latest first; `scope` says whether a reader may open it. */
export async function listClassesOf(
  db: Queryable,
  personId: string,
  day: string,
  scope: readonly string[] = [],
): Promise<OwnClassRow[]> {
  return db.execute<OwnClassRow>(sql`${ownClasses(personId, scope, day)}
    where e.id is not null order by c.starts_on desc, c.id desc`);
}

export interface OwnCertificateRow extends Record<string, unknown> {
  id: string;
  name: string;
  number: string;
  issuer: string;
  issuedOn: string;
  renewal: boolean;
}

export async function listCertificatesOf(db: Queryable, personId: string): Promise<OwnCertificateRow[]> {
  return db.execute<OwnCertificateRow>(sql`
    select f.id, f.name, f.number, f.issuer, f.issued_on as "issuedOn", f.renewal
    from certificates f where f.person_id = ${personId} and f.cancelled_at is null
    order by f.issued_on desc, f.id desc`);
}

export interface OwnGuidanceRow extends Record<string, unknown> {
  id: string;
  onDay: string;
  adviser: string;
  note: string;
  followUpOn: string | null;
  followedUp: boolean;
}

export async function listGuidanceOf(db: Queryable, personId: string): Promise<OwnGuidanceRow[]> {
  return db.execute<OwnGuidanceRow>(sql`
    select g.id, g.on_day as "onDay", g.adviser, g.note, g.follow_up_on as "followUpOn",
      g.followed_up_at is not null as "followedUp"
    from guidance_sessions g where g.person_id = ${personId} and g.cancelled_at is null
    order by g.on_day desc, g.id desc`);
}
