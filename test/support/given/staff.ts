import { invitationRoutes, sessionRoutes, staffRoutes } from '@sunshine/contract/accounts/routes.ts';
import type { unionRoles } from '@sunshine/contract/accounts/vocabulary.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import type { Stage } from '@sunshine/server/demo/stage.ts';
import { ensureFirstAdministratorLink } from '@sunshine/server/modules/accounts/first-administrator.ts';
import type { Actor } from '@sunshine/server/policy.ts';
import { goodPassword } from './accounts.ts';

type UnionRole = (typeof unionRoles)[number];

/** Somebody who signs in with `goodPassword`. */
export interface Person {
  name: string;
  loginName: string;
  actor: Actor;
}

export interface GivenUnion {
  districtId: string;
  unionId: string;
  administrator: Person;
  caseworker: Person;
}

/** A district with one street, its administrator and the street's caseworker; they join as anywhere. */
export async function foundUnion(stage: Stage): Promise<GivenUnion> {
  const link = await ensureFirstAdministratorLink(stage.services);
  const administrator = { name: '夏知远', loginName: 'administrator' };
  const setup = await stage.act(
    sessionRoutes.setupFirstAdministrator,
    { ...administrator, token: tokenOf(link), password: goodPassword },
    null,
  );
  const actor = await stage.actorOf(setup);
  const districtId = setup.account.roles[0]?.unionId ?? '';
  const street = { kind: 'territorial', name: '夏阳街道总工会', shortName: '夏阳街道' } as const;
  const unit = await stage.act(
    unionRoutes.createUnion,
    { ...street, parentId: districtId, divisionCode: '310118001', contactPhone: '021-59001001' },
    actor,
  );
  const caseworker = await inviteStaff(stage, actor, {
    unionId: unit.id,
    role: 'caseworker',
    name: '钱老师',
    loginName: 'caseworker',
  });
  return { districtId, unionId: unit.id, administrator: { ...administrator, actor }, caseworker };
}

/** A colleague who joins by invitation, as anywhere. */
export async function inviteStaff(
  stage: Stage,
  administrator: Actor,
  post: { unionId: string; role: UnionRole; name: string; loginName: string },
): Promise<Person> {
  const { unionId, role, ...person } = post;
  const invited = await stage.act(staffRoutes.inviteStaff, { unionId, role }, administrator);
  const joined = await stage.act(
    invitationRoutes.acceptInvitation,
    { ...person, token: tokenOf(invited.link), password: goodPassword, consent: true },
    null,
  );
  return { ...person, actor: await stage.actorOf(joined) };
}

/** A graduate's account, made as anybody makes one. */
export async function registerGraduate(stage: Stage, name: string, loginName: string): Promise<Person> {
  const account = { name, loginName, password: goodPassword, consent: true as const };
  const joined = await stage.act(sessionRoutes.registerGraduate, account, null);
  return { name, loginName, actor: await stage.actorOf(joined) };
}

/** The actor as a new session has it: roles and person may have changed. */
export async function signedInAgain(stage: Stage, person: Omit<Person, 'actor'>): Promise<Person> {
  const { loginName } = person;
  const signedIn = await stage.act(sessionRoutes.signIn, { loginName, password: goodPassword }, null);
  return { ...person, actor: await stage.actorOf(signedIn) };
}

function tokenOf(link: string | null): string {
  return link?.split('/').at(-1) ?? '';
}
