import type { Transaction } from '@sunshine/db/connect.ts';
import {
  countTaken,
  type EventRecord,
  listSessions,
  listWaiting,
  promote,
  type SessionRecord,
} from '@sunshine/db/queries/events/registrations.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { freePlaces, placesToFill } from './places-to-fill.ts';
import { tellPromoted } from './tell-registered.ts';

/**
 * Gives free places to those who wait. Call it with the event locked (`lockEventPlaces`) after every change that may
 * free one: a cancellation, another session, more places. It counts anew after the lock, and tells those promoted; the
 * newcomer, who has not waited, is told by the reply.
 */
export async function fillPlaces(
  ctx: Context,
  tx: Transaction,
  event: EventRecord,
  { sessions, newcomer }: { sessions?: readonly SessionRecord[]; newcomer?: string } = {},
): Promise<void> {
  if (event.state !== 'planned' || event.endsOn < ctx.today()) return;
  const places = {
    capacity: event.capacity,
    sessions: new Map(
      (sessions ?? (await listSessions(tx, event.id))).map((each) => [each.id, each.capacity]),
    ),
  };
  const taken = await countTaken(tx, event.id);
  const free = freePlaces(places, taken);
  if (free.left <= 0) return;
  // Where sessions have places of their own the first in the queue may have to be passed over: then all are read.
  const limit = places.sessions.size > 0 ? null : free.left;
  const waiting = await listWaiting(tx, event.id, { full: free.full, now: ctx.now(), limit });
  const filled = placesToFill(places, taken, waiting);
  const promoted = filled.filter((each) => each.id !== newcomer);
  if (promoted.length < filled.length && newcomer) await promote(tx, [newcomer], null);
  if (promoted.length === 0) return;

  await promote(
    tx,
    promoted.map(({ id }) => id),
    ctx.now(),
  );
  await tellPromoted(ctx, tx, event, promoted);
  await audit(
    ctx,
    tx,
    'registration.promote',
    { type: 'event', id: event.id, unionId: event.leadUnionId },
    { detail: { registrations: promoted.map(({ id }) => id) } },
  );
}
