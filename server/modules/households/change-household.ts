import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { archiveLevels } from '@sunshine/contract/households/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { LockedHousehold } from '@sunshine/db/queries/households/archives.ts';
import type { Context } from '../../context.ts';
import { openHardship, sealAddress, sealHardship } from './archive-seals.ts';
import { writeVersion } from './change-archive.ts';
import { setPhone } from './register-person.ts';
import { requireHousehold, requireOpen } from './require-household.ts';

type Route = typeof householdRoutes.changeHousehold;

/** Registers a change of an archive (登记变化); what did not change leaves no trace. */
export async function changeHousehold(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const household = await requireHousehold(ctx, tx, input);
    requireOpen(household);

    const summary = summarise(ctx, household, input);
    if (summary.length === 0) return { id: household.id, version: household.version };
    if (input.phone !== undefined) await setPhone(ctx, tx, household.primaryWorkerId, input.phone);
    return writeVersion(ctx, tx, household, 'household.change', changeOf(ctx, input), {
      reason: input.reason,
      summary,
    });
  });
}

function changeOf(ctx: Context, input: Input<Route>) {
  const { id, hardship, address, migrantWorker, archiveLevel } = input;
  return {
    ...(migrantWorker === undefined ? {} : { migrantWorker }),
    ...(archiveLevel === undefined ? {} : { archiveLevel }),
    ...(hardship === undefined ? {} : { hardshipSealed: sealHardship(ctx.cipher, id, hardship) }),
    ...(address === undefined ? {} : { addressSealed: sealAddress(ctx.cipher, id, address) }),
  };
}

/** One sentence a change; of sensitive fields only that they changed. */
function summarise(ctx: Context, household: LockedHousehold, input: Input<Route>): string[] {
  const summary: string[] = [];
  if (input.archiveLevel !== undefined && input.archiveLevel !== household.archiveLevel) {
    const before = archiveLevels[household.archiveLevel as keyof typeof archiveLevels];
    summary.push(`建档标准：${before} 改为 ${archiveLevels[input.archiveLevel]}`);
  }
  if (input.migrantWorker !== undefined && input.migrantWorker !== household.migrantWorker) {
    summary.push(input.migrantWorker ? '登记为农民工' : '不再登记为农民工');
  }
  if (input.hardship !== undefined) {
    const before = openHardship(ctx.cipher, household.id, household.hardshipSealed);
    if (before.category !== input.hardship.category) summary.push('困难类别有变化');
    if (causesOf(before) !== causesOf(input.hardship)) summary.push('致困原因有变化');
    if (before.note !== input.hardship.note) summary.push('困难说明有变化');
  }
  if (input.phone !== undefined) summary.push('建档职工手机有变化');
  if (input.address !== undefined) summary.push('住址有变化');
  return summary;
}

function causesOf(hardship: { mainCause: string; furtherCauses: string[] }): string {
  return [hardship.mainCause, ...hardship.furtherCauses.toSorted()].join();
}
