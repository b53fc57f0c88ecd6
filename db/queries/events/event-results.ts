import type { ResultState } from '@sunshine/contract/events/fair-vocabulary.ts';
import { permissions } from '@sunshine/contract/permissions.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { type EventFigures, eventResults } from '../../schema/fair-results.ts';

export interface ResultRow extends Record<string, unknown> {
  counted: EventFigures;
  proposed: EventFigures;
  note: string;
  proposedBy: string;
  proposedAt: string;
  confirmedAt: string | null;
  returnedAt: string | null;
  returnReason: string | null;
  proposer: string | null;
  confirmer: string | null;
  returner: string | null;
}

export function resultState(row: Pick<ResultRow, 'confirmedAt' | 'returnedAt'> | null): ResultState {
  if (!row) return 'none';
  if (row.returnedAt) return 'returned';
  return row.confirmedAt ? 'confirmed' : 'proposed';
}

const nameOf = (column: string): SQL =>
  sql`(select p.name from accounts a join people p on p.id = a.person_id where a.id = ${sql.identifier('r')}.${sql.identifier(column)})`;

/** What was proposed for an event, and by whom; null while nobody has. */
export async function findResult(db: Queryable, eventId: string): Promise<ResultRow | null> {
  const rows = await db.execute<ResultRow>(sql`
    select r.counted, r.proposed, r.note, r.proposed_by as "proposedBy", r.proposed_at as "proposedAt",
      r.confirmed_at as "confirmedAt", r.returned_at as "returnedAt", r.return_reason as "returnReason",
      ${nameOf('proposed_by')} as proposer, ${nameOf('confirmed_by')} as confirmer, ${nameOf('returned_by')} as returner
    from event_results r where r.event_id = ${eventId}`);
  return rows[0] ?? null;
}

/** Writes a proposal; a new one replaces what stood unconfirmed. The event is locked. */
export async function writeProposal(
  tx: Transaction,
  proposal: Pick<
    typeof eventResults.$inferInsert,
    'eventId' | 'counted' | 'proposed' | 'note' | 'proposedBy' | 'proposedAt'
  >,
): Promise<void> {
  const { eventId, ...rest } = proposal;
  const fresh = { ...rest, returnedBy: null, returnedAt: null, returnReason: null };
  await tx
    .insert(eventResults)
    .values(proposal)
    .onConflictDoUpdate({ target: eventResults.eventId, set: fresh });
}

export async function confirmResultRow(
  tx: Transaction,
  eventId: string,
  by: { accountId: string; at: Date },
): Promise<void> {
  await tx.execute(sql`
    update event_results set confirmed_by = ${by.accountId}, confirmed_at = ${by.at.toISOString()}::timestamptz
    where event_id = ${eventId}`);
}

/** Sends a result back, confirmed or not; what was proposed stays readable. */
export async function returnResultRow(
  tx: Transaction,
  eventId: string,
  by: { accountId: string; at: Date; reason: string },
): Promise<void> {
  await tx.execute(sql`
    update event_results set confirmed_by = null, confirmed_at = null, returned_by = ${by.accountId},
      returned_at = ${by.at.toISOString()}::timestamptz, return_reason = ${by.reason}
    where event_id = ${eventId} and returned_at is null`);
}

/** Accounts of a unit that may confirm results, other than one. */
export async function confirmersAt(db: Queryable, unionId: string, except: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct a.id from role_grants g join accounts a on a.id = g.account_id and a.state = 'active'
    where g.union_id = ${unionId}::uuid and g.ended_at is null and a.id <> ${except}::uuid
      and g.role = any(${sql.param(permissions['event.confirm'])}::text[])`);
  return rows.map((row) => row.id);
}

/** The closest units above in which somebody may confirm, with their accounts: nobody of the unit itself can. */
export async function confirmersAbove(db: Queryable, unionId: string, except: string): Promise<string[]> {
  const rows = await db.execute<{ id: string; depth: number }>(sql`
    with above as (
      select x.ancestor_id, (select count(*)::int from union_ancestry y where y.union_id = x.ancestor_id) as depth
      from union_ancestry x where x.union_id = ${unionId}::uuid and x.ancestor_id <> ${unionId}::uuid)
    select distinct a.id, v.depth from above v
    join role_grants g on g.union_id = v.ancestor_id and g.ended_at is null
      and g.role = any(${sql.param(permissions['event.confirm'])}::text[])
    join accounts a on a.id = g.account_id and a.state = 'active' and a.id <> ${except}::uuid
    order by v.depth desc`);
  const closest = rows[0]?.depth;
  return rows.filter((row) => row.depth === closest).map((row) => row.id);
}

/** Who calls after the event: whoever helps the person already, else who planned it. */
export async function giveIntentsToCaseworkers(tx: Transaction, eventId: string): Promise<void> {
  await tx.execute(sql`
    update intents i set caseworker_id = coalesce((
        select n.caseworker_id from help_needs n where n.person_id = i.person_id and n.closed_on is null
          and n.caseworker_id is not null order by n.opened_on desc limit 1), e.created_by)
    from events e where e.id = i.event_id and e.id = ${eventId} and i.caseworker_id is null and i.cancelled_at is null`);
}

export interface ResultsToConfirm {
  count: number;
  eventId: string | null;
}

/**
 * As JSON within one statement of the day: results that wait for this reader. Those of the own unit, and of a unit
 * below where nobody but the proposer could confirm.
 */
export const countResultsToConfirm = (scope: readonly string[], accountId: string): SQL => sql`
  select json_build_object('count', count(*)::int, 'eventId', (array_agg(e.id order by e.ends_on, e.id))[1])
  from event_results r join events e on e.id = r.event_id and e.state = 'planned'
  where r.confirmed_at is null and r.returned_at is null and r.proposed_by <> ${accountId}::uuid
    and exists (select 1 from union_ancestry x
      where x.union_id = e.lead_union_id and x.ancestor_id = any(${sql.param(scope)}::uuid[]))
    and (e.lead_union_id = any(${sql.param(scope)}::uuid[]) or not exists (
      select 1 from role_grants g join accounts a on a.id = g.account_id and a.state = 'active'
      where g.union_id = e.lead_union_id and g.ended_at is null and a.id <> r.proposed_by
        and g.role = any(${sql.param(permissions['event.confirm'])}::text[])))`;
