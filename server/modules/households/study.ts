import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertStudies, readStudies, setStudy } from '@sunshine/db/queries/households/graduates.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { graduateSubject, requireGraduate } from './require-graduate.ts';

type AddRoute = typeof graduateRoutes.addStudy;

/** Adds a course of study (学历); of one year and level there is one. */
export async function addStudy(ctx: Context, input: Input<AddRoute>): Promise<Reply<AddRoute>> {
  const { id: personId, ...study } = input;
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, personId);
    const known = await readStudies(tx, personId);
    if (
      known.some(
        ({ degree, graduationYear }) => degree === study.degree && graduationYear === study.graduationYear,
      )
    ) {
      throw refusal('graduate.studyExists');
    }
    await insertStudies(tx, [{ id: ctx.id(), personId, ...study }]);
    const { degree, graduationYear } = study;
    await audit(ctx, tx, 'graduate.addStudy', graduateSubject(graduate), {
      permission: 'graduate.write',
      detail: { degree, graduationYear },
    });
    return { personId };
  });
}

type ChangeRoute = typeof graduateRoutes.changeStudy;

/** Corrects a course of study: dropped, postponed, another school or year. */
export async function changeStudy(ctx: Context, input: Input<ChangeRoute>): Promise<Reply<ChangeRoute>> {
  const { id: personId, studyId, ...study } = input;
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, personId);
    const before = (await readStudies(tx, personId)).find(({ id }) => id === studyId);
    if (!before) throw refusal('graduate.studyNotFound');
    await setStudy(tx, personId, studyId, study);
    const changed = Object.entries(study).filter(
      ([key, value]) => before[key as keyof typeof study] !== value,
    );
    await audit(ctx, tx, 'graduate.changeStudy', graduateSubject(graduate), {
      permission: 'graduate.write',
      detail: { studyId, changed: changed.map(([key]) => key) },
    });
    return { personId };
  });
}
