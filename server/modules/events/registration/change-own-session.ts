import type { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  countTaken,
  findAdmission,
  findRegistration,
  listSessions,
  nextRank,
  setRegistration,
} from '@sunshine/db/queries/events/registrations.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { lockRegistration } from './cancel.ts';
import { fillPlaces } from './fill-places.ts';
import { requireSession } from './register.ts';
import { outcomeOf } from './registration-replies.ts';

type Route = typeof registrationRoutes.changeOwnSession;

/**
 * Moves a registration to another session: with a place only where there is room and nobody waits before, so that the
 * old place is never lost; who waits goes to the end of the queue.
 */
export async function changeOwnSession(ctx: Context, { id, sessionId }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('event.register');
  return ctx.transaction(async (tx) => {
    const own = await findRegistration(tx, id);
    if (own?.personId !== personId) throw refusal('registration.notFound');
    const { event, registration } = await lockRegistration(tx, own.eventId, id);
    if (registration.state === 'cancelled') throw refusal('registration.cancelled');
    if (event.state !== 'planned' || event.endsOn < ctx.today()) throw refusal('registration.eventOver');
    if (await findAdmission(tx, id)) throw refusal('registration.admitted');
    if (registration.sessionId === sessionId) throw refusal('registration.sameSession');
    const sessions = await listSessions(tx, event.id);
    requireSession(sessions, sessionId, ctx.now());

    if (registration.state === 'registered') {
      const capacity = sessions.find((each) => each.id === sessionId)?.capacity ?? null;
      const taken = (await countTaken(tx, event.id)).find((each) => each.sessionId === sessionId)?.taken ?? 0;
      if (capacity !== null && taken >= capacity) throw refusal('registration.sessionFull');
      await setRegistration(tx, id, { sessionId });
    } else await setRegistration(tx, id, { sessionId, rank: await nextRank(tx, event.id) });
    await fillPlaces(ctx, tx, event, { sessions, newcomer: id });
    await audit(
      ctx,
      tx,
      'registration.changeSession',
      { type: 'event', id: event.id, unionId: event.leadUnionId },
      {
        permission: 'event.register',
        detail: { registrationId: id, from: registration.sessionId, to: sessionId },
      },
    );
    return outcomeOf(tx, id);
  });
}
