import { normaliseIdNumber } from '@sunshine/contract/households/id-number.ts';
import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findUnion } from '@sunshine/db/queries/households/archives.ts';
import { findPeopleByIdNumber } from '@sunshine/db/queries/households/people.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { hashIdNumber } from '../../person-seals.ts';
import { elsewhereSentence } from './register-person.ts';

type Route = typeof householdRoutes.findDuplicate;

/** Whether a person is in an active archive; of another unit nothing but its name is told. */
export async function findDuplicate(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('household.write');
  await takeLimit(ctx, `duplicate:${ctx.actor?.accountId}`, { max: 200, windowSeconds: 3600 });
  const [person] = await findPeopleByIdNumber(ctx.db, [
    hashIdNumber(ctx.cipher, normaliseIdNumber(input.idNumber)),
  ]);
  const household = person?.household;
  if (!household) return { found: false, sentence: null, householdId: null };
  const mine = await findUnion(ctx.db, household.unionId, scope);
  if (!mine) return { found: true, sentence: elsewhereSentence(household.unionName), householdId: null };
  return { found: true, sentence: `此人已在档案 ${household.archiveNumber} 里。`, householdId: household.id };
}
