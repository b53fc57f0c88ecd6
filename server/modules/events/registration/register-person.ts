import type { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockEventPlaces } from '@sunshine/db/queries/events/registrations.ts';
import { findPeople } from '@sunshine/db/queries/events/training-people.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { register } from './register.ts';
import { tellRegistered } from './tell-registered.ts';

type Route = typeof registrationRoutes.registerPerson;

/** Union staff register a graduate of their units, with or without a phone; the ticket can be printed. */
export async function registerPerson(
  ctx: Context,
  { id, personId, sessionId }: Input<Route>,
): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('event.write');
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    if (!(await findUnionEvent(tx, scope, id))) throw refusal('event.notFound');
    const [person] = await findPeople(tx, scope, { personIds: [personId], names: [] });
    if (!person) throw refusal('registration.personUnknown');
    const event = await lockEventPlaces(tx, id);
    if (!event) throw refusal('event.notFound');

    const outcome = await register(ctx, tx, event, { personId, sessionId, accountId, by: 'union' });
    await tellRegistered(tx, event, { id: outcome.id, personId, waiting: outcome.state === 'waiting' });
    await audit(
      ctx,
      tx,
      'registration.registerPerson',
      { type: 'event', id, unionId: event.leadUnionId },
      { permission: 'event.write', detail: { registrationId: outcome.id, personId, state: outcome.state } },
    );
    return outcome;
  });
}
