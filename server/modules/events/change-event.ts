import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setCoOrganisers, setEvent } from '@sunshine/db/queries/events/union-events.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { lockPlanned } from './plan/planned-event.ts';
import { requirePlan } from './plan/require-plan.ts';
import { planRow, writeSessions } from './plan/write-plan.ts';
import { fillPlaces } from './registration/fill-places.ts';
import { tellMoved } from './registration/tell-registered.ts';

/**
 * Changes an event while it is planned; its result is corrected, not overwritten. Fewer places than people have one take
 * nobody's: nobody is promoted until enough have left, and the union sees how many are too many (多了 N 人).
 */
export async function changeEvent(
  ctx: Context,
  input: Input<typeof eventRoutes.changeEvent>,
): Promise<Reply<typeof eventRoutes.changeEvent>> {
  return ctx.transaction(async (tx) => {
    const { id, ...plan } = input;
    const event = await lockPlanned(ctx, tx, id);
    const scope = ctx.policy.unionScope('event.write');
    const lead = await findUnionIn(tx, scope, plan.leadUnionId ?? event.leadUnionId);
    if (!lead) throw refusal('union.notFound');
    requirePlan(plan);

    await setEvent(tx, id, { ...planRow(plan), leadUnionId: lead.id, revision: event.revision + 1 });
    await writeSessions(ctx, tx, id, plan.sessions);
    await setCoOrganisers(
      tx,
      id,
      [...new Set(plan.coOrganiserIds)].filter((each) => each !== lead.id),
    );
    const changed = { ...event, ...planRow(plan) };
    await tellMoved(ctx, tx, event, changed);
    await fillPlaces(ctx, tx, changed);
    await audit(
      ctx,
      tx,
      'event.change',
      { type: 'event', id, unionId: lead.id },
      { permission: 'event.write' },
    );
    return { id };
  });
}
