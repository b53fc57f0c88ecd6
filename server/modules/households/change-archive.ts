import type { Transaction } from '@sunshine/db/connect.ts';
import { type LockedHousehold, setHousehold } from '@sunshine/db/queries/households/archives.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';

/** Writes the next version of a locked archive and its audit entry; call it last in the transaction. */
export async function writeVersion(
  ctx: Context,
  tx: Transaction,
  household: LockedHousehold,
  action: string,
  change: Parameters<typeof setHousehold>[2],
  told: { reason: string; summary: string[] },
): Promise<{ id: string; version: number }> {
  const version = household.version + 1;
  await setHousehold(tx, household.id, change, {
    version,
    changedBy: ctx.actor?.accountId ?? null,
    changedAt: ctx.now(),
    reason: told.reason,
    summary: told.summary,
  });
  await audit(
    ctx,
    tx,
    action,
    { type: 'household', id: household.id, unionId: household.unionId },
    { permission: 'household.write', reason: told.reason, detail: { version, summary: told.summary } },
  );
  return { id: household.id, version };
}
