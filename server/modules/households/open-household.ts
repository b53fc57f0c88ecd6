import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  findArchivesOfWorkers,
  findUnion,
  insertHouseholds,
  insertVersions,
  lastArchiveNumber,
} from '@sunshine/db/queries/households/archives.ts';
import { insertEpisodes, insertManagements } from '@sunshine/db/queries/households/episodes.ts';
import { insertMembers } from '@sunshine/db/queries/households/members.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { sealAddress, sealHardship } from './archive-seals.ts';
import { elsewhereSentence, registerPerson, requireNoOtherArchive } from './register-person.ts';
import { requirePast } from './require-household.ts';

type Route = typeof householdRoutes.openHousehold;

/** Opens an archive (建档) for a worker who is in no other active one. */
export async function openHousehold(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('household.write');
  requirePast(ctx, input.openedOn, 'openedOn');
  return ctx.transaction(async (tx) => {
    const union = await findUnion(tx, input.unionId ?? scope[0] ?? '', scope);
    if (!union) throw refusal('household.unionNotFound');

    const worker = await registerPerson(ctx, tx, input);
    const [former] = await findArchivesOfWorkers(tx, [worker.id]);
    if (former) {
      const mine = await findUnion(tx, former.unionId, scope);
      if (!mine)
        throw refusal('household.workerHasArchive', { message: elsewhereSentence(former.unionName) });
      const state = former.active ? '找到后改那一份' : '已经退出，找到后重新建档';
      throw refusal('household.workerHasArchive', {
        message: `这位职工已有档案 ${former.archiveNumber}，${state}。`,
      });
    }
    requireNoOtherArchive(worker.household, null);

    const id = ctx.id();
    const { category, mainCause, furtherCauses, note } = input;
    const prefix = `${union.code}-${input.openedOn.slice(0, 4)}-`;
    const archiveNumber = input.archiveNumber ?? numbered(prefix, (await lastArchiveNumber(tx, prefix)) + 1);
    await insertHouseholds(tx, [
      {
        id,
        archiveNumber,
        primaryWorkerId: worker.id,
        migrantWorker: input.migrantWorker,
        archiveLevel: input.archiveLevel,
        hardshipSealed: sealHardship(ctx.cipher, id, { category, mainCause, furtherCauses, note }),
        addressSealed: input.address ? sealAddress(ctx.cipher, id, input.address) : null,
      },
    ]);
    await insertEpisodes(tx, [{ id: ctx.id(), householdId: id, openedOn: input.openedOn }]);
    await insertManagements(tx, [
      { id: ctx.id(), householdId: id, unionId: union.id, fromDay: input.openedOn },
    ]);
    await insertMembers(tx, [
      {
        id: ctx.id(),
        householdId: id,
        personId: worker.id,
        relation: 'self',
        identity: 'worker',
        joinedOn: input.openedOn,
      },
    ]);
    const told = { reason: '建档', summary: [`建档，编号 ${archiveNumber}`] };
    await insertVersions(tx, [
      { householdId: id, version: 1, changedBy: ctx.actor?.accountId ?? null, changedAt: ctx.now(), ...told },
    ]);
    const subject = { type: 'household', id, unionId: union.id };
    await audit(ctx, tx, 'household.open', subject, {
      permission: 'household.write',
      detail: { archiveNumber },
    });
    return { id, version: 1 };
  });
}

/** 310118001-2026-0007. */
export function numbered(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(4, '0')}`;
}
