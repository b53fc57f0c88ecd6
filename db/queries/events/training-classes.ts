import type { TrainingKind, TrainingState } from '@sunshine/contract/events/training-vocabulary.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { trainingClasses } from '../../schema/training.ts';
import { likePrefix, unionInScope } from '../households/scope.ts';

export interface ClassRow extends Record<string, unknown> {
  id: string;
  kind: TrainingKind;
  title: string;
  unionId: string;
  unionName: string;
  provider: string;
  place: string;
  description: string;
  certificateName: string | null;
  startsOn: string;
  endsOn: string;
  state: TrainingState;
  openToSignUp: boolean;
  capacity: number | null;
  reservedPlaces: number;
  caseworker: string | null;
  finishedAt: string | null;
  cancellationReason: string | null;
  enrolled: number;
  meetings: number;
  held: number;
  toMark: number;
}
export type TrainingClass = typeof trainingClasses.$inferSelect;

const columns = sql`c.id, c.kind, c.title, c.union_id as "unionId", u.short_name as "unionName", c.provider, c.place,
  c.description, c.certificate_name as "certificateName", c.starts_on as "startsOn", c.ends_on as "endsOn", c.state,
  c.open_to_sign_up as "openToSignUp", c.capacity, c.reserved_places as "reservedPlaces", c.finished_at as "finishedAt",
  c.cancellation_reason as "cancellationReason",
  (select p.name from accounts a join people p on p.id = a.person_id where a.id = c.caseworker_id) as caseworker,
  (select count(*)::int from training_enrolments e where e.class_id = c.id and e.state = 'enrolled') as enrolled,
  met.meetings, met.held, case when c.state = 'planned' then met.to_mark else 0 end as "toMark"`;

/** Classes with the counts of their meetings as of a day. */
const tables = (today: string): SQL => sql`training_classes c join unions u on u.id = c.union_id
  cross join lateral (
    select count(*) filter (where m.state <> 'cancelled')::int as meetings,
      count(*) filter (where m.state = 'held')::int as held,
      count(*) filter (where m.state = 'planned' and m.on_day <= ${today}::date)::int as to_mark
    from training_meetings m where m.class_id = c.id
  ) met`;

export interface ClassFilter {
  state: TrainingState | null;
  kind: TrainingKind | null;
  q: string;
  today: string;
}

function matches(scope: readonly string[], { kind, q }: ClassFilter): SQL {
  return sql`${unionInScope(sql`c.union_id`, scope)} and (${kind}::text is null or c.kind = ${kind})
    and (${q} = '' or c.title like ${`%${likePrefix(q)}`})`;
}

/** Classes of the scope: those that wait for a roll first, then those that still run, latest first. */
export async function listClassRows(
  db: Queryable,
  scope: readonly string[],
  filter: ClassFilter,
  window: { limit: number; offset: number },
): Promise<(ClassRow & { total: number })[]> {
  return db.execute<ClassRow & { total: number }>(sql`
    select count(*) over ()::int as total, ${columns} from ${tables(filter.today)}
    where ${matches(scope, filter)} and (${filter.state}::text is null or c.state = ${filter.state})
    order by c.state = 'planned' and met.to_mark > 0 desc, c.state = 'planned' desc, c.starts_on desc, c.id desc limit ${window.limit} offset ${window.offset}`);
}

export async function countClasses(
  db: Queryable,
  scope: readonly string[],
  filter: ClassFilter,
): Promise<{ state: TrainingState; count: number }[]> {
  return db.execute<{ state: TrainingState; count: number }>(sql`
    select c.state, count(*)::int as count from training_classes c where ${matches(scope, filter)} group by c.state`);
}

/** A class of the scope; null when it is missing or elsewhere. */
export async function findClass(
  db: Queryable,
  scope: readonly string[],
  id: string,
  today: string,
): Promise<ClassRow | null> {
  const rows = await db.execute<ClassRow>(sql`
    select ${columns} from ${tables(today)} where c.id = ${id} and ${unionInScope(sql`c.union_id`, scope)}`);
  return rows[0] ?? null;
}

/**
 * The class, locked: everything about its people and meetings takes turns here. Without a scope it is any class, for
 * a graduate who signs up.
 */
export async function lockClass(
  tx: Transaction,
  scope: readonly string[] | null,
  id: string,
): Promise<TrainingClass | null> {
  const inScope = scope === null ? sql`true` : unionInScope(sql`c.union_id`, scope);
  const found = await tx.execute(
    sql`select c.id from training_classes c where c.id = ${id} and ${inScope} for update`,
  );
  if (found.length === 0) return null;
  const [row] = await tx.select().from(trainingClasses).where(eq(trainingClasses.id, id));
  return row ?? null;
}

export async function insertClass(tx: Transaction, row: typeof trainingClasses.$inferInsert): Promise<void> {
  await tx.insert(trainingClasses).values(row);
}

export async function setClass(
  tx: Transaction,
  id: string,
  change: Partial<typeof trainingClasses.$inferInsert>,
): Promise<void> {
  await tx.update(trainingClasses).set(change).where(eq(trainingClasses.id, id));
}

export interface DueTraining extends Record<string, unknown> {
  id: string;
  title: string;
  unionName: string;
  caseworkerId: string;
  endsOn: string;
  /** Planned meetings up to the day whose attendance nobody took; none: the class waits to be finished. */
  toMark: number;
  /** Day of the first of them. */
  since: string | null;
}

/** Classes that wait for something on a day: attendance to be taken, or to be finished. */
export async function listDueTrainings(
  db: Queryable,
  scope: readonly string[],
  day: string,
): Promise<DueTraining[]> {
  return db.execute<DueTraining>(sql`
    select c.id, c.title, u.short_name as "unionName", c.caseworker_id as "caseworkerId", c.ends_on as "endsOn",
      met.to_mark as "toMark", met.since
    from training_classes c join unions u on u.id = c.union_id
    cross join lateral (
      select count(*) filter (where m.state = 'planned' and m.on_day <= ${day}::date)::int as to_mark,
        min(m.on_day) filter (where m.state = 'planned') as since,
        count(*) filter (where m.state = 'planned') as planned, count(*) filter (where m.state = 'held') as held
      from training_meetings m where m.class_id = c.id
    ) met
    where c.state = 'planned' and ${unionInScope(sql`c.union_id`, scope)}
      and (met.to_mark > 0 or (met.planned = 0 and met.held > 0))
    order by coalesce(met.since, c.ends_on), c.id`);
}
