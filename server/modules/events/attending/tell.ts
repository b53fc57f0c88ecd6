import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { accountsOfEvent, companiesOfEvent } from '@sunshine/db/queries/events/event-people.ts';
import { notifyCompany } from '../../../notify-company.ts';

interface Fair {
  id: string;
  title: string;
  startsOn: string;
  leadUnionId: string;
  place: string;
}

/** 8月12日: as the site speaks of a day. */
export function spokenDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

const words = {
  invited: (fair: Fair) => ({
    title: `邀请参加${fair.title}`,
    body: `${spokenDay(fair.startsOn)}，在${fair.place}。来不来，点开答复一下。`,
  }),
  approved: (fair: Fair) => ({
    title: `${fair.title}确认你们参会`,
    body: '接着选展出的岗位，写上到场的人。',
  }),
  rejected: (fair: Fair, reason: string) => ({
    title: `${fair.title}这次没有安排上`,
    body: `主办单位写的原因：${reason}`,
  }),
  withdrawn: (fair: Fair) => ({
    title: `${fair.title}不再安排你们参会`,
    body: '展位已经空出来。有疑问打主办单位的电话。',
  }),
} as const;

/** Tells a company where it stands after a step of the union's. */
export async function tellCompany(
  tx: Transaction,
  fair: Fair,
  companyId: string,
  step: { to: keyof typeof words; reason?: string; at: Date },
): Promise<void> {
  await notifyCompany(tx, companyId, {
    topic: 'event',
    ...words[step.to](fair, step.reason ?? ''),
    href: `/company/fairs/${fair.id}`,
    about: `attending:${fair.id}:${step.to}:${step.at.getTime()}`,
  });
}

const acts = {
  applied: '申请参会',
  accepted: '接受了邀请',
  declined: '谢绝了邀请',
  withdrawn: '退出了',
} as const;

/** Tells the caseworkers of the leading unit what a company did. */
export async function tellLead(
  tx: Transaction,
  fair: Fair,
  company: { id: string; name: string },
  step: { act: keyof typeof acts; at: Date },
): Promise<void> {
  for (const accountId of await accountsOfEvent(tx, fair.leadUnionId)) {
    await addJob(tx, 'deliver-notice', {
      accountId,
      topic: 'work',
      title: `${company.name}${acts[step.act]}`,
      body: `${spokenDay(fair.startsOn)}的${fair.title}。`,
      href: `/union/fairs/${fair.id}/companies`,
      onceKey: `attending:${fair.id}:${company.id}:${step.act}:${step.at.getTime()}:${accountId}`,
    });
  }
}

/** Tells the companies of an event that it does not take place; nobody reads why. */
export async function tellNotHeld(tx: Transaction, fair: Fair): Promise<void> {
  for (const companyId of await companiesOfEvent(tx, fair.id)) {
    await notifyCompany(tx, companyId, {
      topic: 'event',
      title: `${fair.title}不办了`,
      body: `原定${spokenDay(fair.startsOn)}，不用来了。`,
      href: `/company/fairs/${fair.id}`,
      about: `event.notHeld:${fair.id}`,
    });
  }
}
