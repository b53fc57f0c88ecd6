import { divisionName } from '@sunshine/contract/households/divisions.ts';
import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { findUnion } from '@sunshine/db/queries/households/archives.ts';
import {
  ensureGraduates,
  insertStudies,
  type NewStudy,
  readStudies,
  setStudy,
} from '@sunshine/db/queries/households/graduates.ts';
import { localityOn } from '@sunshine/db/queries/households/registrations.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { registerPerson } from './register-person.ts';

type Route = typeof graduateRoutes.registerGraduateHere;

/**
 * Registers a graduate from a poor household elsewhere who studies in the locality (10A), with proof.
 * Who is in an archive of the platform is counted there and not registered again.
 */
export async function registerGraduateHere(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('graduate.write');
  return ctx.transaction(async (tx) => {
    const union = await findUnion(tx, input.unionId ?? scope[0] ?? '', scope);
    if (!union) throw refusal('household.unionNotFound');
    await requireCampusHere(ctx, tx, input.study.campusDivision);
    const person = await registerPerson(ctx, tx, input);
    if (person.household) {
      const message = `此人在${person.household.unionName}的档案里，统计时自动计入，不用再登记。`;
      throw refusal('household.personElsewhere', { message });
    }
    await ensureGraduates(tx, [{ personId: person.id, placeOfOrigin: input.placeOfOrigin }]);
    await lockGraduate(tx, person.id);
    const { degree, graduationYear } = input.study;
    await keepRegisteredStudy(ctx, tx, person.id, {
      ...input.study,
      registeringUnionId: union.id,
      hardshipProof: input.hardshipProof,
    });
    const subject = { type: 'graduate', id: person.id, unionId: union.id };
    await audit(ctx, tx, 'graduate.register', subject, {
      permission: 'graduate.write',
      detail: { degree, graduationYear },
    });
    return { personId: person.id };
  });
}

/** 10A goes by the campus: one that is missing or lies elsewhere would count nowhere. */
async function requireCampusHere(ctx: Context, tx: Transaction, campus: string | null): Promise<void> {
  const locality = await localityOn(tx, ctx.today());
  if (campus && (!locality || campus.startsWith(locality))) return;
  const sentence = campus
    ? `校区在${divisionName(campus)}，不在本地，不用在这里登记。`
    : '写校区所在的区，按它算是不是在本地就读。';
  throw refusal('graduate.campusElsewhere', { fields: { 'study.campusDivision': sentence } });
}

/** A course that the person entered, or whose registration was withdrawn, becomes the registered one. */
async function keepRegisteredStudy(
  ctx: Context,
  tx: Transaction,
  personId: string,
  study: Omit<NewStudy, 'id' | 'personId'>,
): Promise<void> {
  const known = (await readStudies(tx, personId)).find(
    ({ degree, graduationYear }) => degree === study.degree && graduationYear === study.graduationYear,
  );
  if (known?.registeringUnionId && !known.registrationWithdrawnAt)
    throw refusal('graduate.alreadyRegistered');
  if (!known) {
    await insertStudies(tx, [{ ...study, id: ctx.id(), personId }]);
    return;
  }
  await setStudy(tx, personId, known.id, { ...study, registrationWithdrawnAt: null, withdrawalReason: null });
}
