import { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { addDays } from '@sunshine/server/clock.ts';
import type { Stage } from '@sunshine/server/demo/stage.ts';
import type { Actor } from '@sunshine/server/policy.ts';
import { canary } from './values.ts';

export interface CanaryArchive {
  id: string;
  /** Will claim the entry and apply. */
  graduateId: string;
  siblingId: string;
}

export const study = {
  school: '上海商贸职业学院',
  campusDivision: '310118',
  major: '物流管理',
  degree: 'college' as const,
  educationMode: 'regular' as const,
};

const hardship = {
  category: 'deep' as const,
  mainCause: 'seriousIllness' as const,
  furtherCauses: ['laidOff' as const],
  note: canary.hardshipNote,
};

/** An archive with a graduate and a sibling, changed, verified and looked into; every word of it is a canary. */
export async function openCanaryArchive(
  stage: Stage,
  caseworker: Actor,
  given: { openedOn: string; graduate: string; graduationYear: number },
): Promise<CanaryArchive> {
  stage.on(given.openedOn);
  const { openedOn, graduationYear } = given;
  const worker = { name: canary.parentName, idNumber: canary.parentId, phone: canary.parentPhone };
  const place = { archiveNumber: canary.archiveNumber, address: canary.address };
  const opened = await stage.act(
    householdRoutes.openHousehold,
    { ...worker, ...place, ...hardship, openedOn },
    caseworker,
  );
  const { id } = opened;
  const child = { id, relation: 'child', identity: 'graduate', study: { ...study, graduationYear } } as const;
  const { personId: graduateId, version: second } = await stage.act(
    householdRoutes.addMember,
    {
      ...child,
      version: opened.version,
      name: given.graduate,
      idNumber: canary.graduateId,
    },
    caseworker,
  );
  const { personId: siblingId, version: third } = await stage.act(
    householdRoutes.addMember,
    {
      ...child,
      version: second,
      name: canary.siblingName,
      idNumber: canary.siblingId,
      phone: canary.siblingPhone,
    },
    caseworker,
  );
  await keepUp(stage, caseworker, { id, version: third, openedOn });
  return { id, graduateId, siblingId };
}

async function keepUp(
  stage: Stage,
  caseworker: Actor,
  { id, version, openedOn }: { id: string; version: number; openedOn: string },
): Promise<void> {
  const changed = await stage.act(
    householdRoutes.changeHousehold,
    { id, version, reason: canary.change, migrantWorker: true, hardship },
    caseworker,
  );
  const verified = await stage.act(
    householdRoutes.verifyHousehold,
    { id, version: changed.version, verifiedOn: openedOn, note: canary.verification },
    caseworker,
  );
  stage.on(addDays(openedOn, 10));
  const closing = { closedOn: openedOn, closingReason: 'openedInError', note: canary.closing } as const;
  const closed = await stage.act(
    householdRoutes.closeHousehold,
    { id, version: verified.version, ...closing },
    caseworker,
  );
  await stage.act(
    householdRoutes.reopenHousehold,
    { id, version: closed.version, openedOn: addDays(openedOn, 10), reason: canary.reopening },
    caseworker,
  );
  await stage.act(
    householdRoutes.revealHousehold,
    { id, field: 'hardship', reason: canary.reveal },
    caseworker,
  );
}
