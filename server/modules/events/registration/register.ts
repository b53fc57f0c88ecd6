import type { RegistrationOutcome } from '@sunshine/contract/events/registration-schemas.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  type EventRecord,
  findRegistrationOf,
  insertRegistration,
  listSessions,
  nextRank,
  type SessionRecord,
} from '@sunshine/db/queries/events/registrations.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { fillPlaces } from './fill-places.ts';
import { outcomeOf } from './registration-replies.ts';

export interface Registering {
  personId: string;
  sessionId: string | null;
  accountId: string;
  /** `self` within the window; union staff until the event ends, but never before everyone else may. */
  by: 'self' | 'union';
}

/**
 * Puts a person at the end of the queue and then gives free places in the order of the queue: whoever comes when there
 * is room has a place at once, and nobody overtakes who waits. The event must be locked.
 */
export async function register(
  ctx: Context,
  tx: Transaction,
  event: EventRecord,
  { personId, sessionId, accountId, by }: Registering,
): Promise<RegistrationOutcome> {
  requireOpen(ctx, event, by);
  const sessions = await listSessions(tx, event.id);
  requireSession(sessions, sessionId, ctx.now());
  const current = await findRegistrationOf(tx, event.id, personId);
  if (current && current.state !== 'cancelled') throw refusal('registration.already');

  const id = ctx.id();
  const rank = await nextRank(tx, event.id);
  const row = {
    id,
    eventId: event.id,
    sessionId,
    personId,
    rank,
    registeredAt: ctx.now(),
    registeredBy: accountId,
  };
  // Of 27 billion codes two are equal once in a great while; then the next one.
  while (!(await insertRegistration(tx, { ...row, state: 'waiting', code: ctx.tickets.newCode() })));
  await fillPlaces(ctx, tx, event, { sessions, newcomer: id });
  return outcomeOf(tx, id);
}

function requireOpen(ctx: Context, event: EventRecord, by: Registering['by']): void {
  const { registrationOpensAt: opensAt, registrationClosesAt: closesAt } = event;
  if (event.state !== 'planned' || event.endsOn < ctx.today()) throw refusal('registration.over');
  if (eventKinds[event.kind].online || !opensAt || !closesAt) throw refusal('registration.notOffered');
  if (ctx.now() < opensAt) throw refusal('registration.notOpenYet');
  if (by === 'self' && ctx.now() >= closesAt) throw refusal('registration.over');
}

/** An event in several sessions is registered for one of them, before it ends. */
export function requireSession(
  sessions: readonly SessionRecord[],
  sessionId: string | null,
  now: Date,
): void {
  if (sessionId === null) {
    if (sessions.length > 0)
      throw refusal('registration.sessionNeeded', { fields: { sessionId: '选一个场次。' } });
    return;
  }
  const session = sessions.find((each) => each.id === sessionId);
  if (!session) throw refusal('registration.sessionUnknown');
  if (session.endsAt <= now) throw refusal('registration.sessionOver');
}
