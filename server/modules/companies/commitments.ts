import type { Commitment } from '@sunshine/contract/companies/commitment-routes.ts';
import type { CommitmentStanding } from '@sunshine/contract/companies/commitment-vocabulary.ts';
import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import {
  type CommitmentRow,
  countCommitments,
  findCommitment,
  insertCommitment,
  listCommitmentRows,
  listKeptRecords,
  lockCommitment,
  setCommitmentCancelled,
} from '@sunshine/db/queries/companies/commitments.ts';
import { findCompanyInScope } from '@sunshine/db/queries/companies/companies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

type List = typeof companyRoutes.listCommitments;

/** What companies promised the unions of the reader's scope, and what they kept. */
export async function listCommitments(ctx: Context, input: Input<List>): Promise<Reply<List>> {
  const scope = ctx.policy.unionScope('commitment.read');
  const { company: companyId, show, page } = input;
  const today = ctx.today();
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const rows = await listCommitmentRows(ctx.db, scope, { companyId, show, today }, window);
  const counts = await countCommitments(ctx.db, scope, companyId, today);
  const total = show ? counts[show] : counts.open + counts.ended + counts.cancelled;
  return { items: rows.map((row) => told(row, today)), total, page, counts };
}

type Read = typeof companyRoutes.readCommitment;

/** One commitment with the records behind its figure. */
export async function readCommitment(ctx: Context, { id }: Input<Read>): Promise<Reply<Read>> {
  const scope = ctx.policy.unionScope('commitment.read');
  const commitment = await required(ctx, ctx.db, scope, id);
  return { ...commitment, records: await listKeptRecords(ctx.db, id) };
}

/** Records what a company of the scope promised the unit that answers for it. */
export async function recordCommitment(
  ctx: Context,
  input: Input<typeof companyRoutes.recordCommitment>,
): Promise<Commitment> {
  const scope = ctx.policy.unionScope('commitment.write');
  const actor = ctx.policy.require('commitment.write');
  const { id: companyId, ...promise } = input;
  if (promise.untilDay < promise.fromDay) {
    throw refusal('commitment.endsBeforeStart', { fields: { untilDay: '改到开始日期之后。' } });
  }
  return ctx.transaction(async (tx) => {
    const company = await findCompanyInScope(tx, scope, companyId);
    if (!company) throw refusal('company.notFound');
    const id = ctx.id();
    const { unionId } = company;
    const recorded = { recordedBy: actor.accountId, recordedAt: ctx.now() };
    await insertCommitment(tx, { ...promise, id, companyId, unionId, ...recorded });
    const reply = await required(ctx, tx, scope, id);
    const { kind, amount, fromDay, untilDay } = promise;
    const detail = { commitment: id, kind, amount, fromDay, untilDay };
    const subject = { type: 'company', id: companyId, unionId };
    await audit(ctx, tx, 'commitment.record', subject, { permission: 'commitment.write', detail });
    return reply;
  });
}

/** One that was recorded by mistake stays, with the reason. */
export async function cancelCommitment(
  ctx: Context,
  { id, reason }: Input<typeof companyRoutes.cancelCommitment>,
): Promise<Commitment> {
  const scope = ctx.policy.unionScope('commitment.write');
  return ctx.transaction(async (tx) => {
    const locked = await lockCommitment(tx, scope, id);
    if (!locked) throw refusal('commitment.notFound');
    if (locked.cancelled) throw refusal('commitment.alreadyCancelled');
    await setCommitmentCancelled(tx, id, { cancelledAt: ctx.now(), cancellationReason: reason });
    const reply = await required(ctx, tx, scope, id);
    const subject = { type: 'company', id: reply.companyId, unionId: locked.unionId };
    const detail = { commitment: id };
    const more = { permission: 'commitment.write', reason, detail } as const;
    await audit(ctx, tx, 'commitment.cancel', subject, more);
    return reply;
  });
}

async function required(
  ctx: Context,
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<Commitment> {
  const row = await findCommitment(db, scope, id);
  if (!row) throw refusal('commitment.notFound');
  return told(row, ctx.today());
}

function told(row: CommitmentRow, today: string): Commitment {
  return { ...row, standing: standingOf(row, today) };
}

function standingOf(row: CommitmentRow, today: string): CommitmentStanding {
  if (row.cancelledAt !== null) return 'cancelled';
  if (row.kept >= row.amount) return 'kept';
  return row.untilDay < today ? 'missed' : 'running';
}
