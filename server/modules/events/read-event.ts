import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { countPrepared, listChecks, listSessions } from '@sunshine/db/queries/events/event-plan.ts';
import { listShownPositions } from '@sunshine/db/queries/events/shown-positions.ts';
import { findUnionEvent, listCoOrganisers } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { counts04B, eventLine, eventSession, shownPosition } from './event-replies.ts';
import { openItems } from './plan/checklist.ts';
import { registrationNumbers } from './registration/event-places.ts';

/** An event as its lead and its co-organisers see it. */
export async function readEvent(
  ctx: Context,
  input: Input<typeof eventRoutes.readEvent>,
): Promise<Reply<typeof eventRoutes.readEvent>> {
  const event = await findUnionEvent(ctx.db, ctx.policy.unionScope('event.read'), input.id);
  if (!event) throw refusal('event.notFound');
  const [shown, coOrganisers, sessions, checks, prepared] = await Promise.all([
    listShownPositions(ctx.db, event.id),
    listCoOrganisers(ctx.db, event.id),
    listSessions(ctx.db, event.id),
    listChecks(ctx.db, event.id),
    countPrepared(ctx.db, event.id),
  ]);
  return {
    ...eventLine(event),
    ...prepared,
    description: event.description,
    leadPhone: event.leadPhone,
    coOrganisers: coOrganisers.map((each) => each.name),
    coOrganiserIds: coOrganisers.map((each) => each.id),
    sessions: sessions.map(eventSession),
    registration: {
      ...registrationNumbers(event, sessions, ctx.now()),
      capacity: event.ownCapacity,
    },
    companiesUntil: event.companiesUntil,
    expectedVisitors: event.expectedVisitors,
    createdAt: isoInstant(event.createdAt),
    checksOpen: openItems(event, checks),
    own: event.own,
    leadUnionId: event.leadUnionId,
    visitors: event.visitors,
    notHeldReason: event.notHeldReason,
    shown: shown.map((row) => ({ ...shownPosition(row), suitableForGraduates: row.suitableForGraduates })),
    counted04B: shown.filter(counts04B).reduce((sum, row) => sum + row.headcount, 0),
  };
}
