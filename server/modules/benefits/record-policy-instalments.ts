import type { grantRoutes } from '@sunshine/contract/benefits/grant-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type LockedGrant, lockGrants } from '@sunshine/db/queries/benefits/policy-grants.ts';
import { insertInstalment, listInstalments } from '@sunshine/db/queries/benefits/policy-instalments.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';

type Route = typeof grantRoutes.recordPolicyInstalments;
type Asked = Input<Route>['rows'][number];
type Told = Reply<Route>['rows'][number];

/** Records the payments of many grants and months at once, one outcome a row; all of a grant count once in 07A. */
export async function recordPolicyInstalments(ctx: Context, { rows }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  return ctx.transaction(async (tx) => {
    const ids = [...new Set(rows.map(({ grantId }) => grantId))];
    const grants = new Map((await lockGrants(tx, scope, ids)).map((grant) => [grant.id, grant]));
    const paid = new Map<string, bigint>();
    for (const { grantId, amountFen } of await listInstalments(tx, [...grants.keys()])) {
      paid.set(grantId, (paid.get(grantId) ?? 0n) + amountFen);
    }
    const told: Told[] = [];
    for (const row of rows) told.push(await recordRow(ctx, tx, row, grants.get(row.grantId), paid));
    const done = told.filter((row) => row.done);
    const unionId = scope[0];
    if (done.length > 0 && unionId) {
      // One entry for the batch, at the unit that recorded it: one entry holds one audit chain only.
      const detail = { grants: new Set(done.map(({ grantId }) => grantId)).size, months: done.length };
      const subject = { type: 'union', id: unionId, unionId };
      await audit(ctx, tx, 'policyInstalment.record', subject, { permission: 'benefit.write', detail });
    }
    return { done: done.length, rows: told };
  });
}

async function recordRow(
  ctx: Context,
  tx: Transaction,
  row: Asked,
  grant: LockedGrant | undefined,
  paid: Map<string, bigint>,
): Promise<Told> {
  const { grantId, month } = row;
  const amountFen = BigInt(row.amountFen);
  const soFar = paid.get(grantId) ?? 0n;
  const about = {
    grantId,
    month,
    name: grant ? maskName(grant.name) : null,
    policyTitle: grant?.policyTitle ?? null,
  };
  const refused = refusalOf(ctx, row, grant, soFar + amountFen);
  if (refused) return { ...about, done: false, reason: refused };
  const inserted = await insertInstalment(tx, {
    id: ctx.id(),
    grantId,
    month: `${month}-01`,
    paidOn: row.paidOn,
    amountFen,
    recordedBy: ctx.policy.require('benefit.write').accountId,
    recordedAt: ctx.now(),
  });
  if (!inserted) return { ...about, done: false, reason: '这个月已经记过。' };
  paid.set(grantId, soFar + amountFen);
  return { ...about, done: true, reason: null };
}

/** Why a row is not recorded, in one sentence; the others go on. */
function refusalOf(ctx: Context, row: Asked, grant: LockedGrant | undefined, sum: bigint): string | null {
  if (!grant) return '本单位范围里没有这笔落实。';
  if (grant.cancelledAt) return '这笔落实已经更正，不再记发放。';
  if (!grant.monthly) return '这项政策不是按月发的。';
  if (row.paidOn > ctx.today()) return '发放日期不能晚于今天。';
  if (row.month > ctx.today().slice(0, 7)) return '还没有到这个月。';
  if (grant.amountFen !== null && sum > grant.amountFen) return '加上这笔，超过了批准的总额。';
  return null;
}
