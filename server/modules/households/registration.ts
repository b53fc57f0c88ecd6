import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { findUnion } from '@sunshine/db/queries/households/archives.ts';
import { readStudies, type StudyRow, setStudy } from '@sunshine/db/queries/households/graduates.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { graduateSubject, requireGraduate } from './require-graduate.ts';

type ChangeRoute = typeof graduateRoutes.changeRegistration;

/** Corrects the proof or the unit of a registration (10A) with a reason. */
export async function changeRegistration(
  ctx: Context,
  input: Input<ChangeRoute>,
): Promise<Reply<ChangeRoute>> {
  const { hardshipProof, unionId, reason } = input;
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, input.id);
    const study = await registeredStudy(tx, graduate.personId, input.studyId);
    if (unionId && !(await findUnion(tx, unionId, ctx.policy.unionScope('graduate.write')))) {
      throw refusal('household.unionNotFound');
    }
    const registeringUnionId = unionId ?? study.registeringUnionId;
    await setStudy(tx, graduate.personId, study.id, { hardshipProof, registeringUnionId });
    const changed = [
      ...(hardshipProof === study.hardshipProof ? [] : ['hardshipProof']),
      ...(registeringUnionId === study.registeringUnionId ? [] : ['unionId']),
    ];
    await audit(ctx, tx, 'graduate.changeRegistration', graduateSubject(graduate), {
      permission: 'graduate.write',
      reason,
      detail: { studyId: study.id, changed },
    });
    return { personId: graduate.personId };
  });
}

type WithdrawRoute = typeof graduateRoutes.withdrawRegistration;

/** A mistaken registration counts no more; the course and the reason stay. */
export async function withdrawRegistration(
  ctx: Context,
  input: Input<WithdrawRoute>,
): Promise<Reply<WithdrawRoute>> {
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, input.id);
    const study = await registeredStudy(tx, graduate.personId, input.studyId);
    const withdrawn = { registrationWithdrawnAt: ctx.now(), withdrawalReason: input.reason };
    await setStudy(tx, graduate.personId, study.id, withdrawn);
    await audit(ctx, tx, 'graduate.withdrawRegistration', graduateSubject(graduate), {
      permission: 'graduate.write',
      reason: input.reason,
      detail: { studyId: study.id },
    });
    return { personId: graduate.personId };
  });
}

async function registeredStudy(tx: Transaction, personId: string, studyId: string): Promise<StudyRow> {
  const study = (await readStudies(tx, personId)).find(({ id }) => id === studyId);
  if (!study) throw refusal('graduate.studyNotFound');
  if (!study.registeringUnionId || study.registrationWithdrawnAt) throw refusal('graduate.notRegistered');
  return study;
}
