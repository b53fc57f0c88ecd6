import { randomBytes } from 'node:crypto';
import { invitationRoutes, sessionRoutes, staffRoutes } from '@sunshine/contract/accounts/routes.ts';
import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { ensureFirstAdministratorLink } from '../modules/accounts/first-administrator.ts';
import type { Actor } from '../policy.ts';
import type { Stage } from './stage.ts';

export interface DemoUnit {
  id: string;
  code: string;
  name: string;
  /** Town of a territorial unit, otherwise one of the district's by turns. */
  town: string;
  territorial: boolean;
  caseworker: Actor;
  /** Reviews before the district does; most units have nobody for it. */
  reviewer: Actor | null;
}

export interface DemoDistrict {
  id: string;
  code: string;
  administrator: Actor;
  statistician: Actor;
  caseworker: Actor;
  /** Of the district: decides for units that have no reviewer of their own. */
  reviewer: Actor;
  payer: Actor;
  units: DemoUnit[];
}

/** One line of demo-accounts.txt. */
export interface DemoAccount {
  who: string;
  loginName: string;
  password: string;
}

const systemUnits = [
  '区教育工会',
  '区卫生健康工会',
  '区建设和管理工会',
  '区水务工会',
  '区绿化市容工会',
  '区国资系统工会',
  '区文化旅游工会',
  '区商务系统工会',
  '区农业农村工会',
  '青浦工业园区工会',
  '区供销合作社工会',
  '区级机关工会',
];
const staffNames = [
  '陆文澜',
  '顾清远',
  '许知白',
  '沈若谷',
  '周以宁',
  '钱未央',
  '徐见山',
  '姚听松',
  '潘望舒',
  '谭秋水',
  '汪如海',
  '金望川',
];

const districtCode = '310118';

export function newPassword(): string {
  return randomBytes(9).toString('base64url');
}

/** 青浦 with its real streets, towns and a dozen system units; staff join by invitation as anywhere. */
export async function foundDistrict(stage: Stage, accounts: DemoAccount[]): Promise<DemoDistrict> {
  const password = newPassword();
  const link = await ensureFirstAdministratorLink(stage.services);
  const token = link?.split('/').at(-1) ?? '';
  const setup = await stage.act(
    sessionRoutes.setupFirstAdministrator,
    {
      token,
      name: '夏知远',
      loginName: 'admin',
      password,
      unionName: '青浦区总工会',
      districtCode,
    },
    null,
  );
  const administrator = await stage.actorOf(setup);
  const id = setup.account.roles[0]?.unionId ?? '';
  accounts.push({ who: '系统管理员 · 青浦区总工会', loginName: 'admin', password });

  const statistician = await hire(stage, administrator, accounts, {
    unionId: id,
    role: 'statistician',
    name: '龚明远',
    loginName: 'district',
    who: '区级统计 · 青浦区总工会',
  });
  const caseworker = await hire(stage, administrator, accounts, {
    unionId: id,
    role: 'caseworker',
    name: '郁安澜',
    loginName: 'district-casework',
    who: '工会经办 · 青浦区总工会本级',
  });
  const reviewer = await hire(stage, administrator, accounts, {
    unionId: id,
    role: 'reviewer',
    name: '章若水',
    loginName: 'district-review',
    who: '工会审核 · 青浦区总工会',
  });
  const payer = await hire(stage, administrator, accounts, {
    unionId: id,
    role: 'payer',
    name: '贺清和',
    loginName: 'payer',
    who: '发放 · 青浦区总工会',
  });
  await hire(stage, administrator, accounts, {
    unionId: id,
    role: 'auditor',
    name: '庄思正',
    loginName: 'auditor',
    who: '经审 · 青浦区总工会',
  });
  const units: DemoUnit[] = [];
  for (const [index, town] of towns.entries()) {
    const phone = `021-5900${String(1001 + index)}`;
    const input = {
      parentId: id,
      kind: 'territorial',
      name: `${town.name}总工会`,
      shortName: town.name,
      divisionCode: town.code,
      contactPhone: phone,
    } as const;
    const unit = await stage.act(unionRoutes.createUnion, input, administrator);
    units.push(
      await staffed(stage, administrator, accounts, { ...unit, town: town.code, territorial: true }, index),
    );
  }
  for (const [index, name] of systemUnits.entries()) {
    const phone = `021-5900${String(2001 + index)}`;
    const input = {
      parentId: id,
      kind: 'system',
      name,
      shortName: name.replace(/工会$/, ''),
      contactPhone: phone,
    } as const;
    const unit = await stage.act(unionRoutes.createUnion, input, administrator);
    const town = towns[index % towns.length]?.code ?? towns[0].code;
    units.push(
      await staffed(
        stage,
        administrator,
        accounts,
        { ...unit, town, territorial: false },
        index + towns.length,
      ),
    );
  }
  return { id, code: districtCode, administrator, statistician, caseworker, reviewer, payer, units };
}

async function staffed(
  stage: Stage,
  administrator: Actor,
  accounts: DemoAccount[],
  unit: Omit<DemoUnit, 'caseworker' | 'reviewer'>,
  index: number,
): Promise<DemoUnit> {
  const name = staffNames[index % staffNames.length] ?? '陆文澜';
  const loginName = `casework-${unit.code
    .toLowerCase()
    .replace('310118-', '')
    .replace(/^310118/, '')}`;
  const caseworker = await hire(stage, administrator, accounts, {
    unionId: unit.id,
    role: 'caseworker',
    name,
    loginName,
    who: `工会经办 · ${unit.name}`,
  });
  const post = { unionId: unit.id, role: 'reviewer', name: '邵静之', loginName: 'reviewer' } as const;
  const reviewer =
    index === 0
      ? await hire(stage, administrator, accounts, { ...post, who: `工会审核 · ${unit.name}` })
      : null;
  const { id, code, name: unitName, town, territorial } = unit;
  return { id, code, name: unitName, town, territorial, caseworker, reviewer };
}

interface Post {
  unionId: string;
  role: Extract<Role, 'caseworker' | 'reviewer' | 'payer' | 'statistician' | 'auditor'>;
  name: string;
  loginName: string;
  who: string;
}

async function hire(stage: Stage, administrator: Actor, accounts: DemoAccount[], post: Post): Promise<Actor> {
  const { unionId, role, name, loginName, who } = post;
  const invitation = await stage.act(staffRoutes.inviteStaff, { unionId, role }, administrator);
  const token = invitation.link?.split('/').at(-1) ?? '';
  const password = newPassword();
  const joined = await stage.act(
    invitationRoutes.acceptInvitation,
    { token, name, loginName, password, consent: true },
    null,
  );
  accounts.push({ who, loginName, password });
  return stage.actorOf(joined);
}
