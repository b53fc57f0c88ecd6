import { choosingDays } from '@sunshine/contract/applications/interview-vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockUnchosen, type UnchosenApplication } from '@sunshine/db/queries/applications/interviews.ts';
import { listFreeSlots } from '@sunshine/db/queries/applications/slots.ts';
import type { Context } from '../../../context.ts';
import { notifyCompany } from '../../../notify-company.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { inBatches } from '../in-batches.ts';
import { companyAddress, graduateAddress } from '../notify.ts';
import { takeStep } from '../take-step.ts';

/**
 * The daily look at who was invited to choose a slot and has none: reminded after 3 and 7 days, ended honestly after 30.
 * Where no slot is left to choose, the company is reminded instead.
 */
export async function watchChoosing(ctx: Context): Promise<{ nudged: number; closed: number }> {
  const { close, secondNudge, firstNudge } = choosingDays;
  const closed = await inBatches(ctx, { days: close, unlessNudged: false }, closeUnchosen, lockUnchosen);
  let nudged = 0;
  for (const days of [secondNudge, firstNudge]) {
    nudged += await inBatches(
      ctx,
      { days, unlessNudged: true },
      (...of) => remind(days, ...of),
      lockUnchosen,
    );
  }
  return { nudged, closed };
}

async function remind(
  days: number,
  ctx: Context,
  tx: Transaction,
  unchosen: UnchosenApplication[],
): Promise<void> {
  for (const application of unchosen) {
    const { id, personId, positionId, positionTitle, companyId, companyShortName } = application;
    const about = `choosing-${days}:${id}:${ctx.today()}`;
    const free = (await listFreeSlots(tx, positionId, ctx.now(), 1)).length > 0;
    const note = free ? `${days} 天没选时段，已提醒` : '没有空着的时段，已提醒对方';
    await takeStep(ctx, tx, application, { to: 'interview', by: 'system', note });
    if (free) {
      await notifyGraduate(tx, personId, {
        topic: 'interview',
        about,
        title: `${companyShortName}等你选面试时段`,
        body: `${positionTitle}，邀请过去 ${days} 天了。选一个，或者说说你方便的时间；满 ${choosingDays.close} 天没选就结束。`,
        href: graduateAddress(id),
      });
    } else {
      await notifyCompany(tx, companyId, {
        topic: 'interview',
        about,
        title: '有人等着选面试时段，已经没有空的',
        body: `${positionTitle}。再放几个时段，或者直接定一个时间。`,
        href: companyAddress(id),
      });
    }
  }
}

async function closeUnchosen(ctx: Context, tx: Transaction, unchosen: UnchosenApplication[]): Promise<void> {
  const { close } = choosingDays;
  for (const application of unchosen) {
    const { id, personId, positionTitle, companyId, companyShortName } = application;
    const note = `满 ${close} 天没有约定面试时间`;
    await takeStep(ctx, tx, application, { to: 'closed', by: 'system', note });
    const about = `unchosen:${id}`;
    await notifyGraduate(tx, personId, {
      topic: 'interview',
      about,
      title: `${companyShortName}的面试没有约成`,
      body: `${positionTitle}，${note}，这份投递结束了。还想去，可以再投一次。`,
      href: graduateAddress(id),
    });
    await notifyCompany(tx, companyId, {
      topic: 'interview',
      about,
      title: '一场面试没有约成',
      body: `${positionTitle}：${note}，已经告诉对方并结束。`,
      href: companyAddress(id),
    });
  }
}
