import type { matterRoutes } from '@sunshine/contract/accounts/matters.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import {
  allowancesBarredTo,
  caseworkerUnits,
  countMatters,
  type Given,
  holdAccount,
  insertHandover,
  moveMatters,
  receiversAt,
} from '@sunshine/db/queries/accounts/matters.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { placeOf, sumOf } from './read-matters.ts';

type Route = typeof matterRoutes.handOver;

/**
 * All open matters of a caseworker at a unit and below go to another caseworker of the same unit, in one transaction.
 * Who applied for an allowance stays who applied: neither they nor the new caseworker can approve it.
 */
export async function handOver(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('matter.handover');
  const { accountId: doneBy } = ctx.policy.require('matter.handover');
  const { id: from, unionId, toAccountId: to, note } = input;
  return ctx.transaction(async (tx) => {
    const fromName = await holdAccount(tx, from);
    const places = await caseworkerUnits(tx, scope, from);
    if (!fromName || !places.some((place) => place.unionId === unionId)) throw refusal('account.notFound');
    const receivers = await receiversAt(tx, unionId, from, { lock: true });
    if (!receivers.some(({ accountId }) => accountId === to)) throw refusal('handover.receiverNotFound');
    const given = { from, to, root: placeOf(places, unionId), today: ctx.today() };
    await requireFree(tx, given);

    const counts = await moveMatters(tx, given);
    const total = sumOf(counts);
    if (total === 0) throw refusal('handover.nothing');
    const id = ctx.id();
    await insertHandover(tx, {
      id,
      unionId,
      fromAccountId: from,
      toAccountId: to,
      counts,
      note,
      doneBy,
      doneAt: ctx.now(),
    });
    await addJob(tx, 'deliver-notice', {
      topic: 'work',
      accountId: to,
      title: `${fromName}的 ${total} 件事交给你了`,
      body: '没办完的事都转到了你名下，从“今日”看起。',
      href: '/union',
      onceKey: `handover:${id}`,
    });
    await audit(
      ctx,
      tx,
      'matter.handOver',
      { type: 'account', id: from, unionId },
      { permission: 'matter.handover', detail: { to, counts }, ...(note ? { reason: note } : {}) },
    );
    return { id, counts, total };
  });
}

/** Nobody comes to look after an allowance that they decided on, or their own. */
async function requireFree(tx: Transaction, given: Given): Promise<void> {
  const barred = await allowancesBarredTo(tx, given);
  if (barred === 0) return;
  const message = `里面有 ${barred} 份求职补贴是这位自己批的或自己的，不能由这位经手。换一位接手。`;
  throw refusal('handover.receiverDecided', { message });
}

/**
 * Who still has open matters is not stopped unasked: says how many there are, so that they are handed over first.
 * `leave` does it all the same, when it cannot wait.
 */
export async function requireNothingOpen(
  ctx: Context,
  tx: Transaction,
  accountId: string,
  root: string | null,
  leave: boolean,
): Promise<number> {
  const open = sumOf(await countMatters(tx, accountId, root, ctx.today()));
  if (open === 0 || leave) return open;
  const message = `这个人还有 ${open} 件没办完的事。先交接；来不及的，勾上“先停下，以后再交接”。`;
  throw refusal('account.mattersOpen', { message });
}
