import type { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listSessions } from '@sunshine/db/queries/events/event-plan.ts';
import { findPublicEvent } from '@sunshine/db/queries/events/public-events.ts';
import { type CalendarEntry, calendarFile } from '../../../calendar-file.ts';
import type { Context } from '../../../context.ts';
import { qrPath } from '../../../qr-path.ts';
import { refusal } from '../../../refusal.ts';

type Poster = typeof eventPlanRoutes.readPoster;
type Calendar = typeof eventPlanRoutes.exportCalendar;

const addressOf = (ctx: Context, id: string): string => `${ctx.publicOrigin}/events/${id}`;

export async function readPoster(ctx: Context, { id }: Input<Poster>): Promise<Reply<Poster>> {
  if (!(await findPublicEvent(ctx.db, id))) throw refusal('event.notFound');
  const address = addressOf(ctx, id);
  return { address, qr: qrPath(address) };
}

/** All sessions of an event; whole days where none is set. One that is not held is cancelled in the calendar too. */
export async function exportCalendar(ctx: Context, { id }: Input<Calendar>): Promise<Reply<Calendar>> {
  const event = await findPublicEvent(ctx.db, id);
  if (!event) throw refusal('event.notFound');
  const url = addressOf(ctx, id);
  const common = {
    sequence: event.revision,
    place: event.place,
    description: [`${event.leadName}主办`, event.leadPhone, url].filter(Boolean).join('\n'),
    url,
    cancelled: event.state === 'notHeld',
    changedAt: ctx.now(),
  };
  const entries = (await listSessions(ctx.db, id)).map(
    ({ id: session, label, startsAt, endsAt }): CalendarEntry => ({
      ...common,
      uid: `session-${session}@sunshine`,
      title: [event.title, label].filter(Boolean).join(' '),
      when: { start: new Date(startsAt), end: new Date(endsAt) },
    }),
  );
  const wholeDays = { firstDay: event.startsOn, lastDay: event.endsOn };
  const { title } = event;
  const file =
    entries.length > 0 ? entries : [{ ...common, uid: `event-${id}@sunshine`, title, when: wholeDays }];
  return { name: `${title}.ics`, type: 'text/calendar; charset=utf-8', bytes: calendarFile(title, file) };
}
