import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { identities, relations } from '@sunshine/contract/households/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { ensureGraduates } from '@sunshine/db/queries/households/graduates.ts';
import { findMember, type MemberRow, setMember } from '@sunshine/db/queries/households/members.ts';
import { readPeople, updatePerson } from '@sunshine/db/queries/households/people.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { writeVersion } from './change-archive.ts';
import { setPhone } from './register-person.ts';
import { requireHousehold, requireOpen, requirePast } from './require-household.ts';

type Route = typeof householdRoutes.changeMember;

/** Registers a change of a member: name, relation, what the person does now, phone. */
export async function changeMember(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const household = await requireHousehold(ctx, tx, input);
    requireOpen(household);
    const member = await findMember(tx, household.id, input.memberId);
    const [person] = member ? await readPeople(tx, [member.personId]) : [];
    if (!member || !person) throw refusal('household.memberNotFound');
    if (member.relation === 'self' && input.relation) throw refusal('household.workerStays');

    const summary = summarise(member, person.name, input);
    if (summary.length === 0) return { id: household.id, version: household.version };
    const { relation, identity } = input;
    if (relation || identity)
      await setMember(tx, member.id, {
        ...(relation ? { relation } : {}),
        ...(identity ? { identity } : {}),
      });
    if (identity === 'graduate' || identity === 'student')
      await ensureGraduates(tx, [{ personId: person.id, placeOfOrigin: null }]);
    if (input.name && input.name !== person.name) await updatePerson(tx, person.id, { name: input.name });
    if (input.phone) await setPhone(ctx, tx, person.id, input.phone);
    return writeVersion(ctx, tx, household, 'household.changeMember', {}, { reason: input.reason, summary });
  });
}

function summarise(member: MemberRow, name: string, input: Input<Route>): string[] {
  const who = maskName(name);
  const summary: string[] = [];
  if (input.relation && input.relation !== member.relation)
    summary.push(`${who}：关系改为${relations[input.relation]}`);
  if (input.identity && input.identity !== member.identity)
    summary.push(`${who}：${identities[member.identity]} 转为 ${identities[input.identity]}`);
  if (input.name && input.name !== name) summary.push(`${who}：姓名更正`);
  if (input.phone) summary.push(`${who}：手机有变化`);
  return summary;
}

type RemoveRoute = typeof householdRoutes.removeMember;

/** Ends a membership on a day (不再属于这一户); the archived worker stays as long as the archive does. */
export async function removeMember(ctx: Context, input: Input<RemoveRoute>): Promise<Reply<RemoveRoute>> {
  requirePast(ctx, input.leftOn, 'leftOn');
  return ctx.transaction(async (tx) => {
    const household = await requireHousehold(ctx, tx, input);
    const member = await findMember(tx, household.id, input.memberId);
    const [person] = member ? await readPeople(tx, [member.personId]) : [];
    if (!member || !person) throw refusal('household.memberNotFound');
    if (member.relation === 'self') throw refusal('household.workerStays');
    if (input.leftOn < member.joinedOn) {
      throw refusal('request.invalid', { fields: { leftOn: `要晚于加入那天 ${member.joinedOn}。` } });
    }

    await setMember(tx, member.id, { leftOn: input.leftOn });
    const summary = [`${maskName(person.name)} ${input.leftOn} 起不再属于这一户`];
    return writeVersion(ctx, tx, household, 'household.removeMember', {}, { reason: input.reason, summary });
  });
}
