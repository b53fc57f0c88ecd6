import type { NeedCloser } from '@sunshine/contract/households/vocabulary.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { helpNeeds } from '../../schema/households.ts';
import { people } from '../../schema/people.ts';

export type NewNeed = typeof helpNeeds.$inferInsert & { id: string };
export type NeedRow = typeof helpNeeds.$inferSelect;

export async function insertNeeds(tx: Transaction, rows: readonly NewNeed[]): Promise<void> {
  if (rows.length > 0) await tx.insert(helpNeeds).values([...rows]);
}

/** Needs of a person, the latest first, each with the name of who looks after it. */
export async function readNeeds(
  db: Queryable,
  personId: string,
): Promise<(NeedRow & { caseworkerName: string | null })[]> {
  const rows = await db
    .select({ need: helpNeeds, caseworkerName: people.name })
    .from(helpNeeds)
    .leftJoin(accounts, eq(accounts.id, helpNeeds.caseworkerId))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(eq(helpNeeds.personId, personId))
    .orderBy(sql`${helpNeeds.openedOn} desc, ${helpNeeds.id} desc`);
  return rows.map(({ need, caseworkerName }) => ({ ...need, caseworkerName }));
}

/** Gives the open need of a person to a caseworker; answers who had it, null when none is open. */
export async function assignOpenNeed(
  tx: Transaction,
  personId: string,
  accountId: string,
): Promise<{ id: string; before: string | null } | null> {
  const [open] = await tx
    .select({ id: helpNeeds.id, before: helpNeeds.caseworkerId })
    .from(helpNeeds)
    .where(and(eq(helpNeeds.personId, personId), isNull(helpNeeds.closedOn)))
    .for('update');
  if (!open) return null;
  await tx.update(helpNeeds).set({ caseworkerId: accountId }).where(eq(helpNeeds.id, open.id));
  return open;
}

/** Closes the open need of a person on a day, at the earliest the day it was opened; false when none is open. */
export async function closeOpenNeed(
  tx: Transaction,
  personId: string,
  day: string,
  closedBy: NeedCloser,
): Promise<boolean> {
  const rows = await tx
    .update(helpNeeds)
    .set({ closedOn: sql`greatest(${day}::date, ${helpNeeds.openedOn})`, closedBy })
    .where(and(eq(helpNeeds.personId, personId), isNull(helpNeeds.closedOn)))
    .returning({ id: helpNeeds.id });
  return rows.length > 0;
}

/** Opens again the need that a mistaken outcome had closed, unless another settled outcome of that day still holds. */
export async function reopenNeedClosedBy(
  tx: Transaction,
  personId: string,
  outcome: { fromDay: string; resolvedBy: NeedCloser },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update help_needs n set closed_on = null, closed_by = null
    where n.id = (
      select id from help_needs
      where person_id = ${personId} and closed_by = ${outcome.resolvedBy}
        and closed_on = greatest(${outcome.fromDay}::date, opened_on)
      order by opened_on desc, id desc limit 1)
    and not exists (select 1 from help_needs o where o.person_id = ${personId} and o.closed_on is null)
    returning n.id`);
  return rows.length > 0;
}
