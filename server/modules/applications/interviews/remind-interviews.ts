import { interviewsOfDay } from '@sunshine/db/queries/applications/interviews.ts';
import { addDays } from '../../../clock.ts';
import type { Context } from '../../../context.ts';
import { notifyCompany } from '../../../notify-company.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { companyAddress, graduateAddress } from '../notify.ts';
import { spokenTime } from '../spoken-time.ts';

/** The evening before: reminds both sides of tomorrow's interviews, once for each time that was agreed. */
export async function remindInterviews(ctx: Context): Promise<number> {
  const tomorrow = addDays(ctx.today(), 1);
  return ctx.transaction(async (tx) => {
    const interviews = await interviewsOfDay(tx, tomorrow);
    for (const each of interviews) {
      const when = spokenTime(each.interviewAt);
      const about = `interview-tomorrow:${each.id}:${each.interviewAt.toISOString()}`;
      await notifyGraduate(tx, each.personId, {
        topic: 'interview',
        about,
        title: `明天面试：${each.companyShortName}`,
        body: `${each.positionTitle}，${when}，${each.interviewPlace ?? ''}。去不了，今天就告诉对方。`,
        href: graduateAddress(each.id),
      });
      await notifyCompany(tx, each.companyId, {
        topic: 'interview',
        about,
        title: `明天面试：${each.name}`,
        body: `${each.positionTitle}，${when}，${each.interviewPlace ?? ''}。`,
        href: companyAddress(each.id),
      });
    }
    return interviews.length;
  });
}
