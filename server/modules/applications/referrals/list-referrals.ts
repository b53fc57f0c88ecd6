import type { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { type ReferralState, referralStates } from '@sunshine/contract/applications/referral-vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { countReferrals, listReferrals as listRows } from '@sunshine/db/queries/applications/referrals.ts';
import { listAttachments } from '../../../attachments.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { receiptsOf, referralLine } from './referral-replies.ts';

/** Referrals of the scope's units: what waits first, by its last day. */
export async function listReferrals(
  ctx: Context,
  { state, personId, page }: Input<typeof referralRoutes.listReferrals>,
): Promise<Reply<typeof referralRoutes.listReferrals>> {
  const scope = ctx.policy.unionScope('referral.read');
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const [rows, counted] = await Promise.all([
    listRows(ctx.db, { scope }, { state, personId }, window),
    countReferrals(ctx.db, scope),
  ]);
  const counts = Object.fromEntries(
    keysOf(referralStates).map((key) => [key, counted.get(key) ?? 0]),
  ) as Record<ReferralState, number>;
  return { items: rows.map(referralLine), total: rows[0]?.total ?? 0, page, counts };
}

/** One referral with what staff did, what the company looked at, and the evidence of a consent on paper. */
export async function readReferral(
  ctx: Context,
  { id }: Input<typeof referralRoutes.readReferral>,
): Promise<Reply<typeof referralRoutes.readReferral>> {
  const scope = ctx.policy.unionScope('referral.read');
  const [row] = await listRows(ctx.db, { scope }, { id }, { limit: 1, offset: 0 });
  if (!row) throw refusal('referral.notFound');
  const [receiptOf, files] = await Promise.all([
    receiptsOf(ctx.db, [id]),
    listAttachments(ctx.db, { type: 'referral', id }),
  ]);
  return {
    ...referralLine(row),
    consentEvidence: row.referral.consentEvidence,
    receipt: receiptOf(id),
    files,
  };
}
