import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { eventTemplates } from '../../schema/fairs.ts';
import { unionInScope } from '../households/scope.ts';

/** Templates a unit may use: its own and those of the units above it, whose events it often repeats. */
const usable = (scope: readonly string[]) => sql`(${unionInScope(sql`t.union_id`, scope)} or exists (
  select 1 from union_ancestry above where above.ancestor_id = t.union_id
    and above.union_id = any(${sql.param(scope)}::uuid[])))`;

export interface TemplateLine extends Record<string, unknown> {
  id: string;
  name: string;
  unionName: string;
  updatedAt: string;
}

export async function listTemplates(db: Queryable, scope: readonly string[]): Promise<TemplateLine[]> {
  return db.execute<TemplateLine>(sql`
    select t.id, t.name, u.name as "unionName", t.updated_at as "updatedAt"
    from event_templates t join unions u on u.id = t.union_id where ${usable(scope)} order by t.name, t.id limit 100`);
}

export async function findTemplate(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<{ plan: unknown; name: string } | null> {
  const rows = await db.execute<{ plan: unknown; name: string }>(
    sql`select t.plan, t.name from event_templates t where t.id = ${id} and ${usable(scope)}`,
  );
  return rows[0] ?? null;
}

/** Keeps a template under its name; the same name of a unit is replaced. Answers its id. */
export async function putTemplate(
  tx: Transaction,
  template: typeof eventTemplates.$inferInsert & { id: string },
): Promise<string> {
  const { plan, updatedAt, createdBy } = template;
  const [row] = await tx
    .insert(eventTemplates)
    .values(template)
    .onConflictDoUpdate({
      target: [eventTemplates.unionId, eventTemplates.name],
      set: { plan, updatedAt, createdBy },
    })
    .returning({ id: eventTemplates.id });
  return row?.id ?? template.id;
}

/** Removes a template of the scope; its unit, or null when there is none. */
export async function removeTemplate(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<{ unionId: string } | null> {
  const rows = await tx.execute<{ unionId: string }>(sql`
    delete from event_templates t where t.id = ${id} and ${unionInScope(sql`t.union_id`, scope)}
    returning t.union_id as "unionId"`);
  return rows[0] ?? null;
}

/** Events of the last two years to copy from, latest first. */
export async function listEarlier(
  db: Queryable,
  scope: readonly string[],
  today: string,
): Promise<{ id: string; title: string; startsOn: string }[]> {
  return db.execute<{ id: string; title: string; startsOn: string }>(sql`
    select e.id, e.title, e.starts_on as "startsOn" from events e
    where ${unionInScope(sql`e.lead_union_id`, scope)} and e.starts_on >= ${today}::date - 730
    order by e.starts_on desc, e.id desc limit 30`);
}
