import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findPublicEvent } from '@sunshine/db/queries/events/public-events.ts';
import { listShownPositions } from '@sunshine/db/queries/events/shown-positions.ts';
import { listCoOrganisers } from '@sunshine/db/queries/events/union-events.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { eventLine, shownPosition } from './event-replies.ts';

/** An event as anyone sees it: no reason, no visitors, nothing a union agreed with a company. */
export async function readPublicEvent(
  ctx: Context,
  input: Input<typeof eventRoutes.readPublicEvent>,
): Promise<Reply<typeof eventRoutes.readPublicEvent>> {
  const event = await findPublicEvent(ctx.db, input.id);
  if (!event) throw refusal('event.notFound');
  const [shown, coOrganisers] = await Promise.all([
    listShownPositions(ctx.db, event.id),
    listCoOrganisers(ctx.db, event.id),
  ]);
  return {
    ...eventLine(event),
    description: event.description,
    leadPhone: event.leadPhone,
    coOrganisers: coOrganisers.map((each) => each.name),
    shown: shown.map(shownPosition),
  };
}
