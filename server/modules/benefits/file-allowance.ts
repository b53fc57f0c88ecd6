import type { AllowancePurpose } from '@sunshine/contract/benefits/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertAllowance, insertAllowanceStep } from '@sunshine/db/queries/benefits/move-allowance.ts';
import type { Context } from '../../context.ts';
import type { Actor } from '../../policy.ts';
import { tellApplicant } from './allowance-notices.ts';

export interface Claim {
  purpose: AllowancePurpose;
  note: string;
  /** Whole fen as text. */
  amountFen: string;
}

/** Files an application for a person with a unit, by the person alone or by a caseworker who then looks after it. */
export async function fileAllowance(
  ctx: Context,
  tx: Transaction,
  { accountId }: Actor,
  by: 'graduate' | 'caseworker',
  { personId, unionId, purpose, note, amountFen }: Claim & { personId: string; unionId: string },
): Promise<string> {
  const [id, stepId] = [ctx.id(), ctx.id()];
  const fen = BigInt(amountFen);
  await insertAllowance(tx, {
    id,
    personId,
    unionId,
    purpose,
    note,
    amountFen: fen,
    appliedOn: ctx.today(),
    appliedBy: accountId,
    caseworkerId: by === 'caseworker' ? accountId : null,
  });
  const step = { stepId, version: 1, from: null, to: 'submitted', by, accountId, note: null } as const;
  await insertAllowanceStep(tx, id, { ...step, at: ctx.now() });
  if (by === 'caseworker') await tellApplicant(tx, 'applied', { personId, stepId, fen });
  return id;
}
