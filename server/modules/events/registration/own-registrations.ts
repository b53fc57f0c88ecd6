import type { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listFairInterviews } from '@sunshine/db/queries/applications/fair-slots.ts';
import { findEventPlaces } from '@sunshine/db/queries/events/event-places.ts';
import { findPublicEvent } from '@sunshine/db/queries/events/public-events.ts';
import { findTicketOf, listTicketsOf } from '@sunshine/db/queries/events/registration-views.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { eventPlaces } from './event-places.ts';
import {
  ownRegistration,
  registrationWithTicket,
  ticketEvent,
  ticketEventOf,
} from './registration-replies.ts';

type Places = typeof registrationRoutes.readEventPlaces;
type List = typeof registrationRoutes.listOwnRegistrations;
type Own = typeof registrationRoutes.readOwnRegistration;

/** How many places are left, for anyone. */
export async function readEventPlaces(ctx: Context, { id }: Input<Places>): Promise<Reply<Places>> {
  const row = await findEventPlaces(ctx.db, id);
  if (!row) throw refusal('event.notFound');
  return eventPlaces(row, ctx.now());
}

/** The events a graduate registered for, those to come first. */
export async function listOwnRegistrations(ctx: Context): Promise<Reply<List>> {
  const { personId } = ctx.policy.require('event.register');
  const rows = await listTicketsOf(ctx.db, personId, ctx.today());
  return { items: rows.map((row) => ({ event: ticketEvent(row), registration: ownRegistration(ctx, row) })) };
}

/** An event with the graduate's own registration and ticket, if there is one. */
export async function readOwnRegistration(ctx: Context, { id }: Input<Own>): Promise<Reply<Own>> {
  const { personId, name } = ctx.policy.require('event.register');
  const [event, places, ticket, interviews] = await Promise.all([
    findPublicEvent(ctx.db, id),
    findEventPlaces(ctx.db, id),
    findTicketOf(ctx.db, id, personId),
    listFairInterviews(ctx.db, id, personId),
  ]);
  if (!event || !places) throw refusal('event.notFound');
  return {
    event: ticketEventOf(event),
    name,
    places: eventPlaces(places, ctx.now()),
    registration: ticket && registrationWithTicket(ctx, ticket),
    interviews: interviews.map((each) => ({
      ...each,
      startsAt: isoInstant(each.startsAt),
      endsAt: isoInstant(each.endsAt),
    })),
  };
}
