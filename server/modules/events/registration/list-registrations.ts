import type { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { findEventPlaces } from '@sunshine/db/queries/events/event-places.ts';
import {
  findTicketInScope,
  listRegistrable,
  listRegistrationRows,
} from '@sunshine/db/queries/events/registration-views.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { trainingPerson } from '../training/training-replies.ts';
import { eventPlaces } from './event-places.ts';
import {
  registrationLine,
  registrationWithTicket,
  ticketEvent,
  ticketEventOf,
} from './registration-replies.ts';

type List = typeof registrationRoutes.listRegistrations;
type People = typeof registrationRoutes.listRegistrablePeople;
type One = typeof registrationRoutes.readRegistration;

/** Who registered: everyone by name and code for the lead, people of its own units for whoever joins. */
export async function listRegistrations(ctx: Context, input: Input<List>): Promise<Reply<List>> {
  const scope = ctx.policy.unionScope('event.read');
  const event = await findUnionEvent(ctx.db, scope, input.id);
  if (!event) throw refusal('event.notFound');
  const filter = { everyone: event.own, state: input.state === 'all' ? null : input.state, q: input.q };
  const window = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const [rows, places] = await Promise.all([
    listRegistrationRows(ctx.db, scope, event.id, filter, window),
    findEventPlaces(ctx.db, event.id),
  ]);
  if (!places) throw refusal('event.notFound');
  const over = event.state !== 'planned' || event.endsOn < ctx.today();
  const mayWrite = ctx.policy.allows('event.write');
  return {
    items: rows.map((row) => registrationLine(row, over, mayWrite)),
    total: rows[0]?.total ?? 0,
    page: input.page,
    event: ticketEventOf(event),
    own: event.own,
    places: eventPlaces(places, ctx.now()),
    sums: {
      registered: places.registered,
      waiting: places.waiting,
      cancelled: places.cancelled,
      over: places.capacity === null ? 0 : Math.max(0, places.registered - places.capacity),
    },
  };
}

/** Graduates of the actor's units to register, with where each stands. */
export async function listRegistrablePeople(ctx: Context, { id, q }: Input<People>): Promise<Reply<People>> {
  const scope = ctx.policy.unionScope('event.write');
  if (!(await findUnionEvent(ctx.db, scope, id))) throw refusal('event.notFound');
  const rows = await listRegistrable(ctx.db, scope, id, q, pageSize);
  return { items: rows.map((row) => ({ ...trainingPerson(row), registration: row.registration })) };
}

/** One registration with its ticket, to be printed for who has no phone. */
export async function readRegistration(ctx: Context, { id }: Input<One>): Promise<Reply<One>> {
  const row = await findTicketInScope(ctx.db, ctx.policy.unionScope('event.write'), id);
  if (!row) throw refusal('registration.notFound');
  const places = await findEventPlaces(ctx.db, row.eventId);
  if (!places) throw refusal('event.notFound');
  return {
    event: ticketEvent(row),
    name: row.name,
    places: eventPlaces(places, ctx.now()),
    registration: registrationWithTicket(ctx, row),
    // For the union's print only the ticket: which companies somebody meets is theirs to see.
    interviews: [],
  };
}
