import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findUnion } from '@sunshine/db/queries/households/archives.ts';
import { ensureGraduates, insertStudies, readStudies } from '@sunshine/db/queries/households/graduates.ts';
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
    const person = await registerPerson(ctx, tx, input);
    if (person.household) {
      const message = `此人在${person.household.unionName}的档案里，统计时自动计入，不用再登记。`;
      throw refusal('household.personElsewhere', { message });
    }
    await ensureGraduates(tx, [{ personId: person.id, placeOfOrigin: input.placeOfOrigin }]);
    const { degree, graduationYear } = input.study;
    const known = await readStudies(tx, person.id);
    if (known.some((study) => study.degree === degree && study.graduationYear === graduationYear)) {
      throw refusal('graduate.studyExists');
    }
    await insertStudies(tx, [
      {
        id: ctx.id(),
        personId: person.id,
        ...input.study,
        registeringUnionId: union.id,
        hardshipProof: input.hardshipProof,
      },
    ]);
    const subject = { type: 'graduate', id: person.id, unionId: union.id };
    await audit(ctx, tx, 'graduate.register', subject, {
      permission: 'graduate.write',
      detail: { degree, graduationYear },
    });
    return { personId: person.id };
  });
}
