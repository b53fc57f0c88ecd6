import {
  eventsWithWaiting,
  lockEventPlaces,
  takeDueReminders,
} from '@sunshine/db/queries/events/registrations.ts';
import { addDays } from '../../../clock.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { fillPlaces } from './fill-places.ts';

/** Reminded in one transaction at most. */
const batch = 200;
const shanghaiTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
});

/** Gives places that became free without anybody looking (two records of one person joined, a session lengthened). */
export async function fillFreePlaces(ctx: Context): Promise<void> {
  for (const id of await eventsWithWaiting(ctx.db, ctx.today()))
    await ctx.transaction(async (tx) => {
      const event = await lockEventPlaces(tx, id);
      if (event) await fillPlaces(ctx, tx, event);
    });
}

/** The day before: tells everyone with a place where and when, once each. */
export async function remindRegistered(ctx: Context): Promise<void> {
  while ((await remindBatch(ctx)) === batch);
}

async function remindBatch(ctx: Context): Promise<number> {
  return ctx.transaction(async (tx) => {
    const due = await takeDueReminders(tx, addDays(ctx.today(), 1), ctx.now(), batch);
    for (const { id, personId, eventId, title, place, hours, startsAt } of due) {
      const when = startsAt ? `${shanghaiTime.format(new Date(startsAt))} 开始` : hours;
      await notifyGraduate(tx, personId, {
        topic: 'event',
        title: `明天：${title}`,
        body: `${when ? `明天 ${when}` : '明天'}，${place}。带上简历和身份证件，先打开入场码，再看看哪些展位适合你。去不了就取消，让给后面的人。`,
        href: `/me/events/${eventId}`,
        about: `registration.reminder:${id}`,
      });
    }
    return due.length;
  });
}
