import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { passReferrals } from '@sunshine/db/queries/applications/referrals.ts';
import { caseworkersFor } from '@sunshine/db/queries/households/caseworkers.ts';
import { findGraduate } from '@sunshine/db/queries/households/graduates.ts';
import { assignOpenNeed } from '@sunshine/db/queries/households/needs.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { graduateSubject, requireGraduate } from './require-graduate.ts';

type ListRoute = typeof graduateRoutes.listNeedCaseworkers;

/** Caseworkers of the scope who can reach a graduate. */
export async function listNeedCaseworkers(ctx: Context, input: Input<ListRoute>): Promise<Reply<ListRoute>> {
  const scope = ctx.policy.unionScope('graduate.write');
  const graduate = await findGraduate(ctx.db, scope, input.id);
  if (!graduate) throw refusal('graduate.notFound');
  return { items: await caseworkersFor(ctx.db, scope, graduate.unionId) };
}

type AssignRoute = typeof graduateRoutes.assignNeed;

/** Another caseworker looks after the open help need from now on, and with it the open referrals of who did so before. */
export async function assignNeed(ctx: Context, input: Input<AssignRoute>): Promise<Reply<AssignRoute>> {
  const scope = ctx.policy.unionScope('graduate.write');
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, input.id);
    const possible = await caseworkersFor(tx, scope, graduate.unionId);
    if (!possible.some(({ accountId }) => accountId === input.accountId)) {
      throw refusal('graduate.caseworkerNotFound');
    }
    const need = await assignOpenNeed(tx, graduate.personId, input.accountId);
    if (!need) throw refusal('graduate.needNotFound');
    const referrals = need.before
      ? await passReferrals(tx, { personId: graduate.personId, from: need.before, to: input.accountId })
      : 0;
    await audit(ctx, tx, 'graduate.assignNeed', graduateSubject(graduate), {
      permission: 'graduate.write',
      detail: { needId: need.id, from: need.before, to: input.accountId, referrals },
    });
    return { personId: graduate.personId };
  });
}
