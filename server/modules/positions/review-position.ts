import type { UnionPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { changePosition } from '@sunshine/db/queries/positions/change-position.ts';
import type { NewPosition, PositionRow } from '@sunshine/db/queries/positions/company-positions.ts';
import { lockPositionInScope, type PostingCompany } from '@sunshine/db/queries/positions/union-positions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { type CompanyMessage, notifyCompany } from '../../notify-company.ts';
import { refusal } from '../../refusal.ts';
import { unionPosition } from './union-position.ts';

export interface Review {
  action: `position.${string}`;
  /** Rule and values, with the position locked and its company held. */
  decide(
    position: PositionRow,
    company: PostingCompany,
    tx: Transaction,
  ): Partial<NewPosition> | Promise<Partial<NewPosition>>;
  reason?: string | undefined;
  detail?: Record<string, unknown>;
  /** Told to the company; nothing when left out. */
  message?: (position: PositionRow) => Pick<CompanyMessage, 'title' | 'body'>;
}

/** One decision of a union about a position: of two at once the second finds it decided. */
export async function review(ctx: Context, id: string, work: Review): Promise<UnionPosition> {
  return ctx.transaction((tx) => reviewWithin(ctx, tx, id, work));
}

/** The same within a transaction that decides more than this. */
export async function reviewWithin(
  ctx: Context,
  tx: Transaction,
  id: string,
  { message, ...work }: Review,
): Promise<UnionPosition> {
  const scope = ctx.policy.unionScope('position.review');
  const found = await lockPositionInScope(tx, scope, id);
  if (!found) throw refusal('position.notFound');
  const { position, company } = found;
  const values = await work.decide(position, company, tx);
  await changePosition(tx, id, values, ctx.now());
  if (message) {
    const about = `${work.action}:${id}:${position.version}`;
    await notifyCompany(tx, company.id, {
      topic: 'posting',
      ...message(position),
      href: `/company/positions/${id}`,
      about,
    });
  }
  const reply = await unionPosition(ctx, tx, id);
  const subject = { type: 'position', id, unionId: reply.approvingUnionId ?? company.unionId };
  const detail = { from: position.state, to: reply.state, ...work.detail };
  const reason = work.reason ? { reason: work.reason } : {};
  await audit(ctx, tx, work.action, subject, { permission: 'position.review', detail, ...reason });
  return reply;
}

/** A decision is about the words that were read: refused when it was taken already or the words are others. */
export function requireUndecided(position: PositionRow, version: number): void {
  if (position.state !== 'submitted') throw refusal('position.alreadyDecided');
  if (position.version !== version) throw refusal('position.changedMeanwhile');
}
