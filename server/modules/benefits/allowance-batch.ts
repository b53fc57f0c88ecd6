import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type LockedAllowance, lockAllowances } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { RefusalError, refusal } from '../../refusal.ts';

type Outcome = Reply<typeof allowanceRoutes.approveAllowances>;

/** Takes one step with many allowances: all locked in the order of their ids, then one outcome for each. */
export async function eachAllowance(
  ctx: Context,
  batch: { ids: readonly string[]; permission: Permission; action: string; detail?: Record<string, unknown> },
  step: (tx: Transaction, allowance: LockedAllowance) => Promise<void>,
): Promise<Outcome> {
  const { permission, action, detail } = batch;
  const scope = ctx.policy.unionScope(permission);
  const ids = [...new Set(batch.ids)];
  return ctx.transaction(async (tx) => {
    const found = new Map((await lockAllowances(tx, { scope }, ids)).map((row) => [row.id, row]));
    const rows: Outcome['rows'] = [];
    for (const id of ids) rows.push(await outcomeOf(id, found.get(id), (each) => step(tx, each)));
    const done = rows.filter((row) => row.done).map((row) => row.id);
    const [unionId = ''] = scope;
    if (done.length > 0) {
      // One entry for the batch, for each holds an audit chain: every allowance keeps its own step besides.
      const subject = { type: 'union', id: unionId, unionId };
      await audit(ctx, tx, action, subject, { permission, detail: { ...detail, allowances: done } });
    }
    return { done: done.length, rows };
  });
}

async function outcomeOf(
  id: string,
  allowance: LockedAllowance | undefined,
  step: (allowance: LockedAllowance) => Promise<void>,
): Promise<Outcome['rows'][number]> {
  if (!allowance) return { id, name: null, done: false, reason: refusal('allowance.notFound').message };
  const name = maskName(allowance.name);
  try {
    await step(allowance);
    return { id, name, done: true, reason: null };
  } catch (error) {
    // Refused before anything was written: the other rows go on.
    if (!(error instanceof RefusalError)) throw error;
    return { id, name, done: false, reason: Object.values(error.fields ?? {})[0] ?? error.message };
  }
}
