import type {
  ArchiveLevel,
  ClosingReason,
  DegreeLevel,
  Identity,
  OutcomeKind,
  Relation,
} from '@sunshine/contract/households/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { unionInScope } from './scope.ts';

export interface HouseholdDetail {
  id: string;
  version: number;
  archiveNumber: string;
  workerId: string;
  workerName: string;
  workerIdNumber: string | null;
  workerPhone: string | null;
  unionId: string;
  unionName: string;
  archiveLevel: ArchiveLevel;
  migrantWorker: boolean;
  verifiedOn: string | null;
  hasAddress: boolean;
  members: MemberDetail[];
  episodes: {
    id: string;
    openedOn: string;
    closedOn: string | null;
    closingReason: ClosingReason | null;
    note: string | null;
  }[];
  managements: { unionName: string; fromDay: string; untilDay: string | null }[];
  versions: { version: number; at: string; by: string | null; reason: string; summary: string[] }[];
}

export interface MemberDetail {
  id: string;
  personId: string;
  name: string;
  idNumber: string | null;
  phone: string | null;
  relation: Relation;
  identity: Identity;
  joinedOn: string;
  leftOn: string | null;
  school: string | null;
  major: string | null;
  degree: DegreeLevel | null;
  graduationYear: number | null;
  outcome: OutcomeKind | null;
  needOpen: boolean;
}

/** An archive of the scope with members, episodes, units and versions, in one statement. */
export async function readHouseholdRow(
  db: Queryable,
  scope: readonly string[],
  id: string,
  today: string,
): Promise<HouseholdDetail | null> {
  const rows = await db.execute<HouseholdDetail & Record<string, unknown>>(sql`
    select h.id, h.version, h.archive_number as "archiveNumber", w.id as "workerId", w.name as "workerName",
      w.id_number_mask as "workerIdNumber", w.phone_mask as "workerPhone", g.union_id as "unionId", u.name as "unionName",
      h.archive_level as "archiveLevel", h.migrant_worker as "migrantWorker", h.verified_on as "verifiedOn",
      h.address_sealed is not null as "hasAddress",
      (${members(id, today)}) as members, (${episodes(id)}) as episodes, (${managements(id)}) as managements,
      (${versions(id)}) as versions
    from households h
    join household_managements g on g.household_id = h.id and g.until_day is null
    join unions u on u.id = g.union_id
    join people w on w.id = h.primary_worker_id
    where h.id = ${id} and ${unionInScope(sql`g.union_id`, scope)}`);
  return rows[0] ?? null;
}

const members = (id: string, today: string) => sql`
  select coalesce(json_agg(json_build_object(
    'id', m.id, 'personId', p.id, 'name', p.name, 'idNumber', p.id_number_mask, 'phone', p.phone_mask,
    'relation', m.relation, 'identity', m.identity, 'joinedOn', m.joined_on, 'leftOn', m.left_on,
    'school', s.school, 'major', s.major, 'degree', s.degree, 'graduationYear', s.graduation_year,
    'outcome', o.kind, 'needOpen', exists (select 1 from help_needs n where n.person_id = p.id and n.closed_on is null)
  ) order by m.left_on is not null, m.relation = 'self' desc, p.birth_date), '[]')
  from household_members m
  join people p on p.id = m.person_id
  left join lateral (
    select * from studies s where s.person_id = p.id order by s.graduation_year desc, s.id desc limit 1) s on true
  left join lateral (
    select kind from outcomes o where o.person_id = p.id and o.retracted_at is null and o.from_day <= ${today}::date
    order by o.from_day desc, o.recorded_at desc, o.id desc limit 1) o on true
  where m.household_id = ${id}`;

const episodes = (id: string) => sql`
  select json_agg(json_build_object('id', e.id, 'openedOn', e.opened_on, 'closedOn', e.closed_on,
    'closingReason', e.closing_reason, 'note', e.note) order by e.opened_on desc)
  from household_episodes e where e.household_id = ${id}`;

const managements = (id: string) => sql`
  select json_agg(json_build_object('unionName', u.name, 'fromDay', g.from_day, 'untilDay', g.until_day) order by g.from_day desc)
  from household_managements g join unions u on u.id = g.union_id where g.household_id = ${id}`;

const versions = (id: string) => sql`
  select coalesce(json_agg(json_build_object('version', v.version, 'at', v.changed_at, 'by', p.name, 'reason', v.reason,
    'summary', v.summary) order by v.version desc), '[]')
  from household_versions v
  left join accounts a on a.id = v.changed_by
  left join people p on p.id = a.person_id
  where v.household_id = ${id}`;

/** Sealed fields of an archive in the scope, for a reveal. */
export async function readSealedHousehold(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<{ hardshipSealed: Buffer; addressSealed: Buffer | null; unionId: string } | null> {
  const rows = await db.execute<{
    hardshipSealed: Buffer;
    addressSealed: Buffer | null;
    unionId: string;
  }>(sql`
    select h.hardship_sealed as "hardshipSealed", h.address_sealed as "addressSealed", g.union_id as "unionId"
    from households h join household_managements g on g.household_id = h.id and g.until_day is null
    where h.id = ${id} and ${unionInScope(sql`g.union_id`, scope)}`);
  return rows[0] ?? null;
}

/** Sealed fields of a person the scope answers for: a member of its archives, or a graduate it registered. */
export async function readSealedPerson(
  db: Queryable,
  scope: readonly string[],
  personId: string,
): Promise<{ idNumberSealed: Buffer | null; phoneSealed: Buffer | null; unionId: string } | null> {
  const rows = await db.execute<{
    idNumberSealed: Buffer | null;
    phoneSealed: Buffer | null;
    unionId: string;
  }>(sql`
    select p.id_number_sealed as "idNumberSealed", p.phone_sealed as "phoneSealed", x.union_id as "unionId"
    from people p
    join lateral (
      select g.union_id from household_members m
      join household_managements g on g.household_id = m.household_id and g.until_day is null
      where m.person_id = p.id and m.left_on is null and ${unionInScope(sql`g.union_id`, scope)}
      union all
      select s.registering_union_id from studies s
      where s.person_id = p.id and ${unionInScope(sql`s.registering_union_id`, scope)}
      limit 1
    ) x on true
    where p.id = ${personId}`);
  return rows[0] ?? null;
}

export interface Look {
  at: string;
  by: string | null;
  field: string;
  reason: string;
}

/** Who looked at what was masked, latest first. */
export async function readLooks(db: Queryable, subjectIds: readonly string[]): Promise<Look[]> {
  return db.execute<Look & Record<string, unknown>>(sql`
    select e.at, p.name as by, e.detail ->> 'field' as field, coalesce(e.reason, '') as reason
    from audit_entries e
    left join accounts a on a.id = e.actor_account_id
    left join people p on p.id = a.person_id
    where e.subject_type in ('household', 'person') and e.subject_id = any(${sql.param(subjectIds)}::uuid[])
      and e.action in ('household.reveal', 'person.reveal')
    order by e.at desc, e.id desc limit 50`);
}
