import type { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findRegistration, setRegistration } from '@sunshine/db/queries/events/registrations.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { lockRegistration } from './cancel.ts';

type Route = typeof registrationRoutes.setBoothConsent;

/** Lets booths scan the ticket (展位扫码), or no longer: holds from this moment, and whoever asked before keeps what it got. */
export async function setBoothConsent(ctx: Context, { id, consents }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('event.register');
  return ctx.transaction(async (tx) => {
    const own = await findRegistration(tx, id);
    if (own?.personId !== personId) throw refusal('registration.notFound');
    const { event, registration } = await lockRegistration(tx, own.eventId, id);
    if (registration.state === 'cancelled') throw refusal('registration.cancelled');
    if ((registration.boothConsentAt !== null) === consents) return { id, consents };
    await setRegistration(tx, id, { boothConsentAt: consents ? ctx.now() : null });
    await audit(
      ctx,
      tx,
      'registration.boothConsent',
      { type: 'event', id: event.id, unionId: event.leadUnionId },
      { permission: 'event.register', detail: { registrationId: id, consents } },
    );
    return { id, consents };
  });
}
