import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type NewSession, replaceSessions } from '@sunshine/db/queries/events/event-plan.ts';
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
