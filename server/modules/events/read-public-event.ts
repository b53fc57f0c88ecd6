import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listBooths } from '@sunshine/db/queries/events/booths.ts';
import { listSessions } from '@sunshine/db/queries/events/event-plan.ts';
import { findPublicEvent, listComing } from '@sunshine/db/queries/events/public-events.ts';
import { listShownPositions } from '@sunshine/db/queries/events/shown-positions.ts';
import { listCoOrganisers } from '@sunshine/db/queries/events/union-events.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { publicPlan } from './booths/booth-replies.ts';
import { eventLine, eventSession, shownPosition } from './event-replies.ts';
import { registrationNumbers } from './registration/event-places.ts';

/** An event as anyone sees it: no reason, no visitors, nothing a union agreed with a company. */
export async function readPublicEvent(
  ctx: Context,
  input: Input<typeof eventRoutes.readPublicEvent>,
): Promise<Reply<typeof eventRoutes.readPublicEvent>> {
  const { id } = input;
  const [event, shown, coOrganisers, sessions, attending, booths] = await Promise.all([
    findPublicEvent(ctx.db, id),
    listShownPositions(ctx.db, id),
    listCoOrganisers(ctx.db, id),
    listSessions(ctx.db, id),
    listComing(ctx.db, id),
    listBooths(ctx.db, id),
  ]);
  if (!event) throw refusal('event.notFound');
  return {
    ...eventLine(event),
    description: event.description,
    leadPhone: event.leadPhone,
    coOrganisers: coOrganisers.map((each) => each.name),
    sessions: sessions.map(eventSession),
    registration: registrationNumbers(event, sessions, ctx.now()),
    attending,
    plan: publicPlan(event.hall, booths),
    shown: shown.map((row) => ({ ...shownPosition(row), companyId: row.companyId })),
  };
}
