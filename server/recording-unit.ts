import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { managingUnitOn, unionWithin } from '@sunshine/db/queries/applications/managing-unit.ts';
import { isPlaceable } from '@sunshine/db/queries/applications/placeable-persons.ts';
import type { Context } from './context.ts';
import { refusal } from './refusal.ts';

/**
 * Unit that gave the service staff record: the one they name within their scope, else the one managing the
 * person that day. Holds the person; one who is not of the scope is missing.
 */
export async function recordingUnit(
  ctx: Context,
  tx: Transaction,
  permission: Permission,
  record: { personId: string; unionId?: string | undefined; day: string },
): Promise<string> {
  const scope = ctx.policy.unionScope(permission);
  await lockGraduate(tx, record.personId);
  if (!(await isPlaceable(tx, scope, record.personId))) throw refusal('placement.personNotFound');
  const unionId = record.unionId ?? (await managingUnitOn(tx, record.personId, record.day)) ?? scope[0];
  if (!unionId || !(await unionWithin(tx, scope, unionId))) throw refusal('placement.unionNotFound');
  return unionId;
}
