import type { OwnAllowance } from '@sunshine/contract/benefits/allowance-schemas.ts';
import { listAllowancesOf } from '@sunshine/db/queries/benefits/allowances.ts';
import { listAllowanceSteps } from '@sunshine/db/queries/benefits/move-allowance.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { ownAllowance } from './allowance-replies.ts';

/** All allowances of a person as that person sees them. */
export async function ownAllowances(ctx: Context, personId: string): Promise<OwnAllowance[]> {
  const rows = await listAllowancesOf(ctx.db, personId);
  const steps = Map.groupBy(
    await listAllowanceSteps(
      ctx.db,
      rows.map(({ id }) => id),
    ),
    ({ allowanceId }) => allowanceId,
  );
  return rows.map((row) => ownAllowance(row, steps.get(row.id) ?? []));
}

export async function ownAllowanceReply(ctx: Context, personId: string, id: string): Promise<OwnAllowance> {
  const found = (await ownAllowances(ctx, personId)).find((each) => each.id === id);
  if (!found) throw refusal('allowance.notFound');
  return found;
}
