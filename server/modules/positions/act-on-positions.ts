import type { OwnAct } from '@sunshine/contract/positions/posting-vocabulary.ts';
import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { changePosition } from '@sunshine/db/queries/positions/change-position.ts';
import {
  companyStateForPosting,
  lockPositionsOf,
  type PositionRow,
} from '@sunshine/db/queries/positions/company-positions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { RefusalError, refusal } from '../../refusal.ts';
import { type Asked, decideAct } from './own-acts.ts';

type Route = typeof positionRoutes.actOnPositions;
type Row = Reply<Route>['rows'][number];

/** One act on several positions: all locked in the order of their ids, then one outcome for each. */
export async function actOnPositions(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const companyId = ctx.policy.company('position.own');
  const { ids, act, validUntil } = input;
  return ctx.transaction(async (tx) => {
    const company = await companyStateForPosting(tx, companyId);
    if (!company) throw refusal('position.notFound');
    const found = new Map((await lockPositionsOf(tx, companyId, ids)).map((row) => [row.id, row]));
    const rows: Row[] = [];
    for (const id of new Set(ids)) {
      rows.push(await actOnRow(ctx, tx, { id, position: found.get(id), company }, act, { validUntil }));
    }
    const done = rows.filter((row) => row.done).map((row) => row.id);
    if (done.length > 0) {
      // One entry for the batch, since one entry holds one audit chain only.
      const detail = { act, positions: done };
      const subject = { type: 'company', id: companyId };
      await audit(ctx, tx, 'position.actOnMany', subject, { permission: 'position.own', detail });
    }
    return { done: done.length, rows };
  });
}

async function actOnRow(
  ctx: Context,
  tx: Transaction,
  row: { id: string; position: PositionRow | undefined; company: string },
  act: OwnAct,
  asked: Asked,
): Promise<Row> {
  const { id, position, company } = row;
  if (!position) {
    return { id, title: null, done: false, state: null, reason: refusal('position.notFound').message };
  }
  const { title, state } = position;
  try {
    const values = decideAct[act](ctx, position, company, asked);
    await changePosition(tx, id, values, ctx.now());
    return { id, title, done: true, state: values.state ?? state, reason: null };
  } catch (error) {
    // Refused before anything was written: the other rows go on.
    if (!(error instanceof RefusalError)) throw error;
    return { id, title, done: false, state, reason: error.message };
  }
}
