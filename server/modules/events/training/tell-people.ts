import type { Transaction } from '@sunshine/db/connect.ts';
import type { TrainingClass } from '@sunshine/db/queries/events/training-classes.ts';
import { enrolledPersons, waitingPersons } from '@sunshine/db/queries/events/training-enrolments.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduates } from '../../../notify-graduate.ts';

const href = '/me/trainings';

/** 8月12日: as the site speaks of a day. */
function spoken(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

/** Tells everyone in the class that one of its meetings is off, or on after all; past ones are no news. */
export async function tellMeeting(
  ctx: Context,
  tx: Transaction,
  training: TrainingClass,
  meeting: { id: string; onDay: string; hours: string },
  how: 'off' | 'on',
): Promise<void> {
  if (meeting.onDay < ctx.today()) return;
  const when = [spoken(meeting.onDay), meeting.hours].filter(Boolean).join(' ');
  await notifyGraduates(tx, await enrolledPersons(tx, training.id), {
    topic: 'event',
    title: how === 'off' ? `${when}的课停了` : `${when}的课照常上`,
    body: `${training.title}，${how === 'off' ? '这一天不用来，别的课照常。' : '前面说停课，现在照常，记得来。'}`,
    href,
    about: `training.meeting:${meeting.id}:${how}:${ctx.now().getTime()}`,
  });
}

/** Tells everyone in the class, and who waits for a place, that it does not take place, or does after all. */
export async function tellClass(
  ctx: Context,
  tx: Transaction,
  training: TrainingClass,
  how: 'off' | 'on',
): Promise<void> {
  const news = {
    topic: 'event',
    title: how === 'off' ? `${training.title}不办了` : `${training.title}照常办`,
    href,
    about: `training.class:${training.id}:${how}:${ctx.now().getTime()}`,
  } as const;
  const { enrolled, waiting } = classNews[how];
  await notifyGraduates(tx, await enrolledPersons(tx, training.id), { ...news, body: enrolled });
  await notifyGraduates(tx, await waitingPersons(tx, training.id), { ...news, body: waiting });
}

const classNews = {
  off: {
    enrolled: '不用来上课了。想学别的，看看还有哪些班可以报名。',
    waiting: '不用再等位置了。想学别的，看看还有哪些班可以报名。',
  },
  on: {
    enrolled: '前面说不办，现在照常，课表在这里。',
    waiting: '前面说不办，现在照常，你还排在候补里。轮到了再发消息给你。',
  },
} as const;

/** Tells those who waited that a place is theirs. */
export async function tellPlace(
  ctx: Context,
  tx: Transaction,
  training: TrainingClass,
  personIds: readonly string[],
): Promise<void> {
  await notifyGraduates(tx, personIds, {
    topic: 'event',
    title: `${training.title}轮到你了`,
    body: `${spoken(training.startsOn)}开课${training.place ? `，在${training.place}` : ''}。去不了的话，开课前在这里退出，让给后面的人。`,
    href,
    about: `training.place:${training.id}:${ctx.now().getTime()}`,
  });
}

/** Tells those whom union staff put into a class. */
export async function tellEnrolled(
  ctx: Context,
  tx: Transaction,
  training: TrainingClass,
  personIds: readonly string[],
): Promise<void> {
  if (training.endsOn < ctx.today()) return;
  await notifyGraduates(tx, personIds, {
    topic: 'event',
    title: `工会老师给你报了${training.title}`,
    body: `${spoken(training.startsOn)}开课${training.place ? `，在${training.place}` : ''}。去不了的话，开课前在这里退出。`,
    href,
    about: `training.enrolled:${training.id}:${ctx.now().getTime()}`,
  });
}
