import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import type { Posting } from '@sunshine/contract/positions/schemas.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertPositions } from '@sunshine/db/queries/positions/company-positions.ts';
import type { Context } from '../../context.ts';

/** Writes a posting as a new draft of a company, whatever it comes from: form, copy or template. */
export async function writeDraft(
  ctx: Context,
  tx: Transaction,
  companyId: string,
  posting: Posting,
): Promise<string> {
  const id = ctx.id();
  await writeDrafts(ctx, tx, companyId, [{ id, posting }]);
  return id;
}

/** Many drafts in one statement. */
export async function writeDrafts(
  ctx: Context,
  tx: Transaction,
  companyId: string,
  drafts: readonly { id: string; posting: Posting }[],
): Promise<void> {
  const { accountId: createdBy } = ctx.policy.require('position.own');
  const now = ctx.now();
  const adRulesVersion = rulesVersionOn(ctx.today());
  const facts = { companyId, adRulesVersion, createdBy, createdAt: now, updatedAt: now };
  await insertPositions(
    tx,
    drafts.map(({ id, posting }) => ({ ...posting, id, ...facts })),
  );
}
