import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { confirmersAbove, confirmersAt } from '@sunshine/db/queries/events/event-results.ts';
import type { Context } from '../../../context.ts';

interface Fair {
  id: string;
  title: string;
  leadUnionId: string;
}

async function tell(
  ctx: Context,
  tx: Transaction,
  fair: Fair,
  accountIds: readonly string[],
  words: { step: string; title: string; body: string },
): Promise<void> {
  const { step, title, body } = words;
  for (const accountId of accountIds) {
    await addJob(tx, 'deliver-notice', {
      accountId,
      topic: 'work',
      title,
      body,
      href: `/union/fairs/${fair.id}/results`,
      onceKey: `result:${fair.id}:${step}:${ctx.now().getTime()}:${accountId}`,
    });
  }
}

/** Tells who may confirm: the others of the leading unit; where there is nobody, the closest unit above. */
export async function tellProposed(
  ctx: Context,
  tx: Transaction,
  fair: Fair,
  proposer: string,
): Promise<void> {
  const beside = await confirmersAt(tx, fair.leadUnionId, proposer);
  const asked = beside.length > 0 ? beside : await confirmersAbove(tx, fair.leadUnionId, proposer);
  await tell(ctx, tx, fair, asked, {
    step: 'proposed',
    title: '有一场活动的结果等你确认',
    body: `${fair.title}。看一遍数字，确认了才计入统计表。`,
  });
}

/** Tells the proposer that it came back, and why. */
export async function tellReturned(
  ctx: Context,
  tx: Transaction,
  fair: Fair,
  to: { proposer: string; reason: string },
): Promise<void> {
  await tell(ctx, tx, fair, [to.proposer], {
    step: 'returned',
    title: `${fair.title}的结果退回了`,
    body: `原因：${to.reason}。改好再填一次。`,
  });
}
