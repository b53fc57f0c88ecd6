import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockEvent, setCoOrganisers, setEvent } from '@sunshine/db/queries/events/union-events.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Changes an event while it is planned; its result is corrected, not overwritten. */
export async function changeEvent(
  ctx: Context,
  input: Input<typeof eventRoutes.changeEvent>,
): Promise<Reply<typeof eventRoutes.changeEvent>> {
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const { id, coOrganiserIds, leadUnionId, ...fields } = input;
    const event = await lockEvent(tx, scope, id);
    if (!event) throw refusal('event.notFound');
    if (event.state !== 'planned') throw refusal('event.notPlanned');
    const lead = await findUnionIn(tx, scope, leadUnionId ?? event.leadUnionId);
    if (!lead) throw refusal('union.notFound');

    await setEvent(tx, id, { ...fields, leadUnionId: lead.id });
    await setCoOrganisers(
      tx,
      id,
      [...new Set(coOrganiserIds)].filter((each) => each !== lead.id),
    );
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
