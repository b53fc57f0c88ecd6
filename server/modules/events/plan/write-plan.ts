import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { countRegistered, type NewSession, replaceSessions } from '@sunshine/db/queries/events/event-plan.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Plan = Input<typeof eventRoutes.planEvent>;

/** The fields of an event's row; sessions and co-organisers stand in tables of their own. */
export function planRow(plan: Plan) {
  const { coOrganiserIds: _, leadUnionId: __, sessions: ___, ...fields } = plan;
  const instant = (text: string | null): Date | null => (text ? new Date(text) : null);
  return {
    ...fields,
    registrationOpensAt: instant(plan.registrationOpensAt),
    registrationClosesAt: instant(plan.registrationClosesAt),
  };
}

/** Writes the sessions with the event locked; one that people registered for stays. */
export async function writeSessions(
  ctx: Context,
  tx: Transaction,
  eventId: string,
  sessions: Plan['sessions'],
): Promise<void> {
  if (!sessions) return;
  const rows = sessions.map(
    ({ id, label, startsAt, endsAt, capacity }): NewSession => ({
      id: id ?? ctx.id(),
      eventId,
      label,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      capacity,
    }),
  );
  if (!(await replaceSessions(tx, eventId, rows))) throw refusal('event.sessionUnknown');
}

/**
 * Places never fall below the people who have one; who waits is not asked. Counted with the event locked, as is every
 * registration, so that neither can slip past the other.
 */
export async function requirePlaces(tx: Transaction, eventId: string, plan: Plan): Promise<void> {
  const taken = await countRegistered(tx, eventId);
  if (plan.capacity !== null && plan.capacity < taken.all) throw tooFew(taken.all, 'capacity');
  for (const [index, { id, capacity }] of (plan.sessions ?? []).entries()) {
    const registered = id ? (taken.sessions.get(id) ?? 0) : 0;
    if (capacity !== null && capacity < registered) throw tooFew(registered, `session-${index}-capacity`);
  }
}

function tooFew(registered: number, field: string) {
  const message = `已经有 ${registered} 人报名，名额不能少于 ${registered}。要少来，先请人取消。`;
  return refusal('event.capacityTaken', { message, fields: { [field]: message } });
}
