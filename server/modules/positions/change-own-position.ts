import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { changePosition } from '@sunshine/db/queries/positions/change-position.ts';
import {
  companyStateForPosting,
  lockPositionOf,
  type NewPosition,
  type PositionRow,
} from '@sunshine/db/queries/positions/company-positions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { ownPosition } from './own-position.ts';

export interface OwnChange {
  action: `position.${string}`;
  /** Rule and values, with the position locked; `company` is held in its state until commit. */
  decide(
    position: PositionRow,
    company: string,
    tx: Transaction,
  ): Partial<NewPosition> | Promise<Partial<NewPosition>>;
  detail?: Record<string, unknown>;
}

/** One change by the company: lock, rule, write, index, audit; the position as it is then. */
export async function changeOwnPosition(ctx: Context, id: string, change: OwnChange): Promise<OwnPosition> {
  const companyId = ctx.policy.company('position.own');
  return ctx.transaction(async (tx) => {
    const company = await companyStateForPosting(tx, companyId);
    const position = await lockPositionOf(tx, companyId, id);
    if (!company || !position) throw refusal('position.notFound');
    const values = await change.decide(position, company, tx);
    await changePosition(tx, id, values, ctx.now());
    const reply = await ownPosition(ctx, tx, companyId, id);
    const detail = { from: position.state, to: reply.state, ...change.detail };
    const subject = { type: 'position', id, unionId: position.approvingUnionId };
    await audit(ctx, tx, change.action, subject, { permission: 'position.own', detail });
    return reply;
  });
}
