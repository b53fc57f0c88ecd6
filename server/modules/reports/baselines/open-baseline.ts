import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type BaselineRow, holdBaseline, listBaselineRows } from '@sunshine/db/queries/reports/baselines.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

interface Which {
  form: FormKey;
  year: number;
  unit: string;
}

/** The unit's figures of that year for a change; who comes at the same time waits and sees what was entered. */
export async function openBaseline(ctx: Context, tx: Transaction, which: Which): Promise<BaselineRow> {
  const { unionId } = await findBaseline(ctx, tx, which);
  await holdBaseline(tx, which, unionId);
  return findBaseline(ctx, tx, which);
}

export async function findBaseline(ctx: Context, tx: Transaction, which: Which): Promise<BaselineRow> {
  const scope = ctx.policy.unionScope('campaign.write');
  const [row] = await listBaselineRows(tx, scope, which, which.unit);
  if (!row) throw refusal('union.notFound');
  return row;
}
