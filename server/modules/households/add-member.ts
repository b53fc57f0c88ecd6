import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { relations } from '@sunshine/contract/households/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { ensureGraduates, insertStudies } from '@sunshine/db/queries/households/graduates.ts';
import { findMembership, insertMembers, setMember } from '@sunshine/db/queries/households/members.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { writeVersion } from './change-archive.ts';
import { registerPerson, requireNoOtherArchive } from './register-person.ts';
import { requireHousehold, requireOpen, requirePast } from './require-household.ts';

type Route = typeof householdRoutes.addMember;

/** Adds a member (家庭成员), a student or graduate with the course of study; who is in another active archive is refused. */
export async function addMember(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  if (input.joinedOn) requirePast(ctx, input.joinedOn, 'joinedOn');
  return ctx.transaction(async (tx) => {
    const household = await requireHousehold(ctx, tx, input);
    requireOpen(household);
    const person = await registerPerson(ctx, tx, input);
    requireNoOtherArchive(person.household, household.id);

    const joinedOn = input.joinedOn ?? household.openedOn;
    const { relation, identity, study, placeOfOrigin } = input;
    const former = await findMembership(tx, household.id, person.id);
    if (former && former.leftOn === null) throw refusal('household.memberAlready');
    const memberId = former?.id ?? ctx.id();
    if (former) await setMember(tx, former.id, { relation, identity, leftOn: null });
    else
      await insertMembers(tx, [
        { id: memberId, householdId: household.id, personId: person.id, relation, identity, joinedOn },
      ]);

    if (study || identity === 'graduate') await ensureGraduates(tx, [{ personId: person.id, placeOfOrigin }]);
    if (study) await insertStudies(tx, [{ id: ctx.id(), personId: person.id, ...study }]);
    const told = { reason: '添加家庭成员', summary: [`添加${relations[relation]} ${maskName(input.name)}`] };
    const written = await writeVersion(ctx, tx, household, 'household.addMember', {}, told);
    return { ...written, memberId, personId: person.id };
  });
}
