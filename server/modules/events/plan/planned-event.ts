import type { EventState } from '@sunshine/contract/events/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockEvent } from '@sunshine/db/queries/events/union-events.ts';
import type { AuditSubject } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

export type LockedEvent = NonNullable<Awaited<ReturnType<typeof lockEvent>>>;

/** An event the actor's unit leads, locked and still planned. */
export async function lockPlanned(ctx: Context, tx: Transaction, id: string): Promise<LockedEvent> {
  const event = await lockEvent(tx, ctx.policy.unionScope('event.write'), id);
  if (!event) throw refusal('event.notFound');
  requirePlanned(event);
  return event;
}

export function requirePlanned(event: { state: EventState }): void {
  if (event.state !== 'planned') throw refusal('event.notPlanned');
}

/** Planned, and its last day has not passed. */
export function requireComing(ctx: Context, event: { state: EventState; endsOn: string }): void {
  requirePlanned(event);
  if (event.endsOn < ctx.today()) throw refusal('event.over');
}

export function eventSubject(event: { id: string; leadUnionId: string }): AuditSubject {
  return { type: 'event', id: event.id, unionId: event.leadUnionId };
}
