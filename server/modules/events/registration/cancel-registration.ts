import type { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findTicketInScope } from '@sunshine/db/queries/events/registration-views.ts';
import { findRegistration } from '@sunshine/db/queries/events/registrations.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { cancel, lockRegistration } from './cancel.ts';
import { tellCancelled } from './tell-registered.ts';

type Own = typeof registrationRoutes.cancelOwnRegistration;
type OnBehalf = typeof registrationRoutes.cancelRegistration;

/** A graduate cancels; whoever cancels and comes back goes to the end of the queue. */
export async function cancelOwnRegistration(ctx: Context, { id }: Input<Own>): Promise<Reply<Own>> {
  const { personId, accountId } = ctx.policy.require('event.register');
  return ctx.transaction(async (tx) => {
    const own = await findRegistration(tx, id);
    if (own?.personId !== personId) throw refusal('registration.notFound');
    const locked = await lockRegistration(tx, own.eventId, id);
    const { outcome, changed } = await cancel(ctx, tx, locked, { accountId, reason: null });
    if (changed)
      await audit(
        ctx,
        tx,
        'registration.cancelOwn',
        { type: 'event', id: own.eventId, unionId: locked.event.leadUnionId },
        { permission: 'event.register', detail: { registrationId: id, from: locked.registration.state } },
      );
    return outcome;
  });
}

/** Union staff cancel for somebody, with a reason that the person is told. */
export async function cancelRegistration(
  ctx: Context,
  { id, reason }: Input<OnBehalf>,
): Promise<Reply<OnBehalf>> {
  const { accountId } = ctx.policy.require('event.write');
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const ticket = await findTicketInScope(tx, scope, id);
    if (!ticket) throw refusal('registration.notFound');
    const locked = await lockRegistration(tx, ticket.eventId, id);
    const { outcome, changed } = await cancel(ctx, tx, locked, { accountId, reason });
    if (changed) {
      await tellCancelled(tx, locked.event, { id, personId: ticket.personId, reason });
      await audit(
        ctx,
        tx,
        'registration.cancel',
        { type: 'event', id: ticket.eventId, unionId: locked.event.leadUnionId },
        {
          permission: 'event.write',
          reason,
          detail: { registrationId: id, from: locked.registration.state },
        },
      );
    }
    return outcome;
  });
}
