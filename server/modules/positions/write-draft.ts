import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import type { Posting } from '@sunshine/contract/positions/schemas.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertPosition } from '@sunshine/db/queries/positions/company-positions.ts';
import type { Context } from '../../context.ts';

/** Writes a posting as a new draft of a company, whatever it comes from: form, copy, template, workbook. */
export async function writeDraft(
  ctx: Context,
  tx: Transaction,
  companyId: string,
  posting: Posting,
): Promise<string> {
  const { accountId } = ctx.policy.require('position.own');
  const id = ctx.id();
  const now = ctx.now();
  await insertPosition(tx, {
    ...posting,
    id,
    companyId,
    adRulesVersion: rulesVersionOn(ctx.today()),
    createdBy: accountId,
    createdAt: now,
    updatedAt: now,
  });
  return id;
}
