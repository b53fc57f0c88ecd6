import type { Transaction } from '@sunshine/db/connect.ts';
import { type EventRecord, livePersons, type Waiting } from '@sunshine/db/queries/events/registrations.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate, notifyGraduates } from '../../../notify-graduate.ts';

type Told = Pick<EventRecord, 'id' | 'title' | 'startsOn' | 'hours' | 'place'>;

const href = (event: Told): string => `/me/events/${event.id}`;

/** 8月22日 9:00–12:00，区职工文体中心一楼. */
export function whenAndWhere({ startsOn, hours, place }: Omit<Told, 'id' | 'title'>): string {
  const [, month, date] = startsOn.split('-').map(Number);
  return `${[`${month}月${date}日`, hours].filter(Boolean).join(' ')}，${place}`;
}

/** Tells those for whom a place became free. */
export async function tellPromoted(
  _ctx: Context,
  tx: Transaction,
  event: Told,
  promoted: readonly Waiting[],
): Promise<void> {
  for (const { id, personId } of promoted)
    await notifyGraduate(tx, personId, {
      topic: 'event',
      title: `候补到了：${event.title}`,
      body: `有人退出，位置轮到你。${whenAndWhere(event)}。去不了就取消，让给后面的人。`,
      href: href(event),
      about: `registration.promoted:${id}`,
    });
}

/** Tells somebody whom union staff registered. */
export async function tellRegistered(
  tx: Transaction,
  event: Told,
  { id, personId, waiting }: { id: string; personId: string; waiting: boolean },
): Promise<void> {
  await notifyGraduate(tx, personId, {
    topic: 'event',
    title: waiting ? `工会老师给你报了候补：${event.title}` : `工会老师给你报了${event.title}`,
    body: `${whenAndWhere(event)}。${waiting ? '轮到了再发消息给你。' : '入场码在这里，去不了就取消。'}`,
    href: href(event),
    about: `registration.registered:${id}`,
  });
}

/** Tells somebody whose registration union staff cancelled, and why. */
export async function tellCancelled(
  tx: Transaction,
  event: Told,
  { id, personId, reason }: { id: string; personId: string; reason: string },
): Promise<void> {
  await notifyGraduate(tx, personId, {
    topic: 'event',
    title: `报名取消了：${event.title}`,
    body: `工会老师取消了你的报名：${reason.replace(/[。.]+$/, '')}。有疑问打主办工会的电话。`,
    href: href(event),
    about: `registration.cancelled:${id}`,
  });
}

/** Tells everyone registered or waiting that the event is at another time or place. */
export async function tellMoved(
  ctx: Context,
  tx: Transaction,
  before: Omit<Told, 'id' | 'title'>,
  event: Told,
): Promise<void> {
  if (whenAndWhere(before) === whenAndWhere(event)) return;
  await notifyGraduates(tx, await livePersons(tx, event.id), {
    topic: 'event',
    title: `时间或地点改了：${event.title}`,
    body: `原来是${whenAndWhere(before)}，现在是${whenAndWhere(event)}。去不了就取消报名。`,
    href: href(event),
    about: `registration.moved:${event.id}:${ctx.now().getTime()}`,
  });
}

/** Tells everyone registered or waiting that the event does not take place. */
export async function tellRegisteredNotHeld(ctx: Context, tx: Transaction, event: Told): Promise<void> {
  await notifyGraduates(tx, await livePersons(tx, event.id), {
    topic: 'event',
    title: `不办了：${event.title}`,
    body: `原定${whenAndWhere(event)}，不用来了。岗位还在的，网上可以直接投。`,
    href: `/events/${event.id}`,
    about: `registration.notHeld:${event.id}:${ctx.now().getTime()}`,
  });
}
