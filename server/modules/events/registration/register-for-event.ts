import type { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockEventPlaces } from '@sunshine/db/queries/events/registrations.ts';
import { ensureGraduates } from '@sunshine/db/queries/households/graduates.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { takeLimit } from '../../../limits.ts';
import { refusal } from '../../../refusal.ts';
import { register } from './register.ts';

type Route = typeof registrationRoutes.registerForEvent;

/** A graduate registers: any graduate may, so that it says nothing about a person. Full means the waiting list. */
export async function registerForEvent(ctx: Context, { id, sessionId }: Input<Route>): Promise<Reply<Route>> {
  const { personId, accountId } = ctx.policy.require('event.register');
  await takeLimit(ctx, `registration:${accountId}`, { max: 40, windowSeconds: 3600 });
  return ctx.transaction(async (tx) => {
    await ensureGraduates(tx, [{ personId, placeOfOrigin: null }]);
    const event = await lockEventPlaces(tx, id);
    if (!event) throw refusal('event.notFound');
    const outcome = await register(ctx, tx, event, { personId, sessionId, accountId, by: 'self' });
    await audit(
      ctx,
      tx,
      'registration.register',
      { type: 'event', id, unionId: event.leadUnionId },
      { permission: 'event.register', detail: { registrationId: outcome.id, state: outcome.state } },
    );
    return outcome;
  });
}
