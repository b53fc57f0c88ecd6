import { interviewSilenceDays } from '@sunshine/contract/applications/interview-vocabulary.ts';
import { silenceDays } from '@sunshine/contract/applications/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockStaleInterviews } from '@sunshine/db/queries/applications/interviews.ts';
import { lockSilentApplications, type SilentApplication } from '@sunshine/db/queries/applications/silence.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { notifyGraduate } from '../../notify-graduate.ts';
import { inBatches } from './in-batches.ts';
import { watchChoosing } from './interviews/watch-choosing.ts';
import { companyAddress, graduateAddress } from './notify.ts';
import { takeStep } from './take-step.ts';

export interface SilenceWatched {
  nudged: number;
  closed: number;
}

/**
 * The daily look at silence: applications unanswered for 30 days are closed and both sides told so; companies are
 * reminded once after 7 days and once after 3. Running it again on the same day changes nothing.
 */
export async function watchSilence(ctx: Context): Promise<SilenceWatched> {
  const { close, secondNudge, firstNudge } = silenceDays;
  const closed = await inBatches(
    ctx,
    { days: close, unlessNudged: false },
    closeSilent,
    lockSilentApplications,
  );
  let nudged = 0;
  for (const days of [secondNudge, firstNudge]) {
    nudged += await inBatches(
      ctx,
      { days, unlessNudged: true },
      (...of) => nudge(days, ...of),
      lockSilentApplications,
    );
  }
  const stale = await watchInterviews(ctx);
  const unchosen = await watchChoosing(ctx);
  return {
    closed: closed + stale.closed + unchosen.closed,
    nudged: nudged + stale.nudged + unchosen.nudged,
  };
}

/** The same look at interviews that are past: a reminder after 7 days without a word, the honest close after 30. */
async function watchInterviews(ctx: Context): Promise<SilenceWatched> {
  const { close, nudge: after } = interviewSilenceDays;
  const closed = await inBatches(ctx, { days: close, unlessNudged: false }, closeStale, lockStaleInterviews);
  const nudged = await inBatches(ctx, { days: after, unlessNudged: true }, nudgeStale, lockStaleInterviews);
  return { closed, nudged };
}

async function closeStale(ctx: Context, tx: Transaction, stale: SilentApplication[]): Promise<void> {
  const { close } = interviewSilenceDays;
  for (const application of stale) {
    const { id, positionTitle, companyShortName, personId, companyId } = application;
    await takeStep(ctx, tx, application, {
      to: 'closed',
      by: 'system',
      note: `面试后满 ${close} 天没有结果`,
    });
    const about = `interview-silent:${id}`;
    await notifyGraduate(tx, personId, {
      topic: 'interview',
      about,
      title: `${companyShortName}面试后一直没有结果`,
      body: `${positionTitle}面试过去满 ${close} 天，我们替你结束了，不让你空等。看看相近的岗位。`,
      href: graduateAddress(id),
    });
    await notifyCompany(tx, companyId, {
      topic: 'interview',
      about,
      title: '一场面试没等到结果',
      body: `${positionTitle}：面试后满 ${close} 天没有答复，已经告诉对方并结束。`,
      href: companyAddress(id),
    });
  }
}

async function nudgeStale(ctx: Context, tx: Transaction, stale: SilentApplication[]): Promise<void> {
  const { nudge: days } = interviewSilenceDays;
  for (const application of stale) {
    const { id, positionTitle, companyId } = application;
    await takeStep(ctx, tx, application, {
      to: 'interview',
      by: 'system',
      note: `面试后 ${days} 天没有结果，已提醒对方`,
    });
    await notifyCompany(tx, companyId, {
      topic: 'interview',
      about: `interview-nudge:${id}:${ctx.today()}`,
      title: `面试过去 ${days} 天了，对方在等结果`,
      body: `${positionTitle}。录用、不合适或者再约一次，今天答复。`,
      href: companyAddress(id),
    });
  }
}

async function closeSilent(ctx: Context, tx: Transaction, silent: SilentApplication[]): Promise<void> {
  for (const application of silent) {
    const { id, positionTitle, companyShortName } = application;
    await takeStep(ctx, tx, application, {
      to: 'closed',
      by: 'system',
      note: `满 ${silenceDays.close} 天没有答复`,
    });
    const about = `application-silent:${id}`;
    await notifyGraduate(tx, application.personId, {
      topic: 'application',
      about,
      title: `${companyShortName}一直没有答复`,
      body: `${positionTitle}投出去满 ${silenceDays.close} 天，我们替你结束了，不让你空等。看看相近的岗位。`,
      href: graduateAddress(id),
    });
    const body = `${positionTitle}：满 ${silenceDays.close} 天没有答复，已经告诉对方并结束，计入你的答复率。`;
    await notifyCompany(tx, application.companyId, {
      topic: 'application',
      about,
      title: '一份投递没等到答复',
      body,
      href: companyAddress(id),
    });
  }
}

/** One message to each company for all that wait, one step on each application for both timelines. */
async function nudge(
  days: number,
  ctx: Context,
  tx: Transaction,
  silent: SilentApplication[],
): Promise<void> {
  const byCompany = Map.groupBy(silent, (application) => application.companyId);
  for (const [companyId, waiting] of byCompany) {
    const [first] = waiting;
    if (!first) continue;
    for (const application of waiting) {
      await takeStep(ctx, tx, application, {
        to: application.state,
        by: 'system',
        note: `等了 ${days} 天，已提醒对方`,
      });
    }
    const titles = [...new Set(waiting.map((application) => application.positionTitle))];
    await notifyCompany(tx, companyId, {
      topic: 'application',
      about: `silence-${days}:${first.id}`,
      title: `${waiting.length} 份投递等了 ${days} 天`,
      body: `${titles.slice(0, 3).join('、')}${titles.length > 3 ? '等' : ''}。今天答复，对方就不用再等。`,
      href: '/company/applications',
    });
  }
}
