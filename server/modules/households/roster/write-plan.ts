import { checkIdNumber } from '@sunshine/contract/households/id-number.ts';
import type { HardshipSchema } from '@sunshine/contract/households/schemas.ts';
import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  addVersions,
  insertHouseholds,
  insertVersions,
  lastArchiveNumber,
} from '@sunshine/db/queries/households/archives.ts';
import { insertEpisodes, insertManagements } from '@sunshine/db/queries/households/episodes.ts';
import { ensureGraduates, insertStudies, type NewStudy } from '@sunshine/db/queries/households/graduates.ts';
import { insertMembers, type NewMember, returnMember } from '@sunshine/db/queries/households/members.ts';
import { closeOpenNeed, insertNeeds } from '@sunshine/db/queries/households/needs.ts';
import { insertOutcomes } from '@sunshine/db/queries/households/outcomes.ts';
import { insertPeople } from '@sunshine/db/queries/households/people.ts';
import type { z } from 'zod';
import type { Cipher } from '../../../cipher.ts';
import { sealIdNumber, sealPhone } from '../../../person-seals.ts';
import { sealHardship } from '../archive-seals.ts';
import { numbered } from '../open-household.ts';
import type { Plan } from './plan-rows.ts';

export interface PlanWriter {
  cipher: Cipher;
  union: { id: string; code: string };
  accountId: string;
  now: Date;
  today: string;
  fileName: string;
  newId(): string;
}

/** Writes what a batch adds, a fixed number of statements whatever its size. */
export async function writePlan(tx: Transaction, writer: PlanWriter, plan: Plan): Promise<void> {
  const { newId } = writer;
  await insertPeople(
    tx,
    plan.people.map((person) => personRow(writer, person)),
  );
  await openHouseholds(tx, writer, plan);
  await insertMembers(
    tx,
    plan.members.filter(({ returns }) => !returns).map((member) => memberRow(newId(), member)),
  );
  for (const member of plan.members.filter(({ returns }) => returns)) {
    await returnMember(tx, member.householdId, member.personId);
  }
  await ensureGraduates(
    tx,
    uniqueBy(plan.graduates, ({ personId }) => personId),
  );
  // read-cell gives keys of the vocabularies only.
  await insertStudies(
    tx,
    plan.studies.map(({ personId, study }) => ({ id: newId(), personId, ...study }) as NewStudy),
  );
  await insertOutcomes(
    tx,
    plan.outcomes.map(({ personId, kind, from, resolvedBy, evidence }) => ({
      id: newId(),
      personId,
      kind,
      fromDay: from,
      resolvedBy,
      evidence,
      recordedBy: writer.accountId,
      recordedAt: writer.now,
    })),
  );
  for (const { personId, kind, from, resolvedBy } of plan.outcomes) {
    if (outcomeKinds[kind].settled) await closeOpenNeed(tx, personId, from, resolvedBy);
  }
  await insertNeeds(
    tx,
    plan.needs.map(({ personId, openedOn }) => ({
      id: newId(),
      personId,
      openedOn,
      openedByAccount: writer.accountId,
    })),
  );
  await addVersions(tx, [...plan.changedHouseholds], told(writer, '名册导入补充'));
}

const told = (writer: PlanWriter, summary: string) => ({
  changedBy: writer.accountId,
  changedAt: writer.now,
  reason: `名册导入：${writer.fileName}`,
  summary: [summary],
});

async function openHouseholds(tx: Transaction, writer: PlanWriter, plan: Plan): Promise<void> {
  if (plan.households.length === 0) return;
  const { cipher, union, newId } = writer;
  const next = new Map<string, number>();
  const rows: Parameters<typeof insertHouseholds>[1][number][] = [];
  for (const { id, workerId, household } of plan.households) {
    const prefix = `${union.code}-${household.openedOn.slice(0, 4)}-`;
    if (household.archiveNumber === null && !next.has(prefix))
      next.set(prefix, await lastArchiveNumber(tx, prefix));
    if (household.archiveNumber === null) next.set(prefix, (next.get(prefix) ?? 0) + 1);
    const { category, mainCause, furtherCauses, archiveLevel, migrantWorker } = household;
    const hardship = { category, mainCause, furtherCauses, note: '' } as z.output<typeof HardshipSchema>;
    rows.push({
      id,
      archiveNumber: household.archiveNumber ?? numbered(prefix, next.get(prefix) ?? 1),
      primaryWorkerId: workerId,
      migrantWorker,
      archiveLevel: archiveLevel as 'district',
      hardshipSealed: sealHardship(cipher, id, hardship),
    });
  }
  await insertHouseholds(tx, rows);
  const opened = plan.households.map(({ id, household }) => ({
    householdId: id,
    openedOn: household.openedOn,
  }));
  await insertEpisodes(
    tx,
    opened.map((episode) => ({ id: newId(), ...episode })),
  );
  await insertManagements(
    tx,
    opened.map(({ householdId, openedOn }) => ({
      id: newId(),
      householdId,
      unionId: union.id,
      fromDay: openedOn,
    })),
  );
  await insertMembers(
    tx,
    plan.households.map(({ id, workerId, household }) => ({
      id: newId(),
      householdId: id,
      personId: workerId,
      relation: 'self',
      identity: 'worker',
      joinedOn: household.openedOn,
    })),
  );
  await insertVersions(
    tx,
    plan.households.map(({ id }) => ({ householdId: id, version: 1, ...told(writer, '建档') })),
  );
}

function personRow({ cipher, today }: PlanWriter, person: Plan['people'][number]) {
  const check = checkIdNumber(person.idNumber, today);
  const idNumber = sealIdNumber(cipher, person.id, person.idNumber);
  const phone = person.phone === null ? null : sealPhone(cipher, person.id, person.phone);
  return {
    id: person.id,
    name: person.name,
    birthDate: check.ok ? check.birthDate : null,
    idNumberSealed: idNumber.sealed,
    idNumberHash: idNumber.hash,
    idNumberMask: idNumber.mask,
    phoneSealed: phone?.sealed ?? null,
    phoneHash: phone?.hash ?? null,
    phoneMask: phone?.mask ?? null,
  };
}

function memberRow(id: string, member: Plan['members'][number]): NewMember {
  const { householdId, personId, joinedOn } = member;
  // read-cell gives keys of the vocabularies only.
  const { relation, identity } = member as Pick<NewMember, 'relation' | 'identity'>;
  return { id, householdId, personId, relation, identity, joinedOn };
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
