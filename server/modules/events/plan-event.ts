import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertEvent, setCoOrganisers } from '@sunshine/db/queries/events/union-events.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requirePlan } from './plan/require-plan.ts';
import { planRow, writeSessions } from './plan/write-plan.ts';

type Route = typeof eventRoutes.planEvent;

/** Plans an event; a joint one counts once, at the unit that leads it. */
export async function planEvent(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  ctx.policy.require('event.write');
  return ctx.transaction(async (tx) => {
    const { id, unionId } = await addPlannedEvent(ctx, tx, input);
    await audit(ctx, tx, 'event.plan', { type: 'event', id, unionId }, { permission: 'event.write' });
    return { id };
  });
}

/** Adds the event with its sessions and co-organisers; the caller writes the audit entry. */
export async function addPlannedEvent(
  ctx: Context,
  tx: Transaction,
  input: Input<Route>,
): Promise<{ id: string; unionId: string }> {
  const actor = ctx.policy.require('event.write');
  const scope = ctx.policy.unionScope('event.write');
  const lead = await findUnionIn(tx, scope, input.leadUnionId ?? scope[0] ?? '');
  if (!lead) throw refusal('union.notFound');
  requirePlan(input);

  const id = ctx.id();
  await insertEvent(tx, {
    ...planRow(input),
    id,
    leadUnionId: lead.id,
    createdBy: actor.accountId,
    createdAt: ctx.now(),
  });
  // A session of a new event is new, whatever the caller calls it.
  const fresh = input.sessions?.map(({ id: _, ...session }) => session);
  await writeSessions(ctx, tx, id, fresh ?? []);
  await setCoOrganisers(
    tx,
    id,
    [...new Set(input.coOrganiserIds)].filter((each) => each !== lead.id),
  );
  return { id, unionId: lead.id };
}
