import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  findUnion,
  listMoveTargets as listTargets,
  lockHousehold,
} from '@sunshine/db/queries/households/archives.ts';
import { endManagement, insertManagements } from '@sunshine/db/queries/households/episodes.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { writeVersion } from './change-archive.ts';
import { requireHousehold, requireOpen, requirePast } from './require-household.ts';

type Route = typeof householdRoutes.moveHousehold;

/** Hands an archive to another union from a day on (迁移); that day belongs to the new unit, the number stays. */
export async function moveHousehold(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  requirePast(ctx, input.fromDay, 'fromDay');
  return ctx.transaction(async (tx) => {
    const household = await requireHousehold(ctx, tx, input);
    requireOpen(household);
    // Any union may receive an archive: giving away needs the scope, receiving does not.
    const target = await findUnion(tx, input.unionId, null);
    if (!target) throw refusal('household.unionNotFound');
    if (target.id === household.unionId) throw refusal('household.sameUnion');
    if (input.fromDay <= household.managedFrom) {
      throw refusal('household.moveTooEarly', { fields: { fromDay: `要晚于 ${household.managedFrom}。` } });
    }

    await endManagement(tx, household.id, input.fromDay);
    await insertManagements(tx, [
      { id: ctx.id(), householdId: household.id, unionId: target.id, fromDay: input.fromDay },
    ]);
    return writeVersion(
      ctx,
      tx,
      household,
      'household.move',
      {},
      {
        reason: input.reason,
        summary: [`${input.fromDay} 从${household.unionName}迁到${target.name}，编号不变`],
      },
    );
  });
}

type TargetsRoute = typeof householdRoutes.listMoveTargets;

/** Unions an archive of the scope may be moved to. */
export async function listMoveTargets(
  ctx: Context,
  input: Input<TargetsRoute>,
): Promise<Reply<TargetsRoute>> {
  const scope = ctx.policy.unionScope('household.write');
  return ctx.transaction(async (tx) => {
    const household = await lockHousehold(tx, scope, input.id);
    if (!household) throw refusal('household.notFound');
    return { items: await listTargets(tx, household.unionId) };
  });
}
