import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertEvent, setCoOrganisers } from '@sunshine/db/queries/events/union-events.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Plans an event; a joint one counts once, at the unit that leads it. */
export async function planEvent(
  ctx: Context,
  input: Input<typeof eventRoutes.planEvent>,
): Promise<Reply<typeof eventRoutes.planEvent>> {
  const actor = ctx.policy.require('event.write');
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const { coOrganiserIds, leadUnionId, ...fields } = input;
    const lead = await findUnionIn(tx, scope, leadUnionId ?? scope[0] ?? '');
    if (!lead) throw refusal('union.notFound');

    const id = ctx.id();
    await insertEvent(tx, {
      ...fields,
      id,
      leadUnionId: lead.id,
      createdBy: actor.accountId,
      createdAt: ctx.now(),
    });
    await setCoOrganisers(
      tx,
      id,
      [...new Set(coOrganiserIds)].filter((each) => each !== lead.id),
    );
    await audit(
      ctx,
      tx,
      'event.plan',
      { type: 'event', id, unionId: lead.id },
      { permission: 'event.write' },
    );
    return { id };
  });
}
