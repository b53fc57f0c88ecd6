import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { accounts } from '@sunshine/db/schema/accounts.ts';
import { dayOf } from '@sunshine/server/clock.ts';
import { hashPassword } from '@sunshine/server/password.ts';
import { eq } from 'drizzle-orm';
import type { Backstage } from '../backstage.ts';
import type { SiteArea } from '../site-pages.ts';
import { goodPassword } from './accounts.ts';
import { companyProfile } from './companies.ts';
import { foundUnion, inviteStaff, registerGraduate, signedInAgain } from './staff.ts';

/** Login names of those who use the areas; each signs in with `goodPassword`. */
export interface SitePeople {
  graduate: string;
  recruiter: string;
  caseworker: string;
  reviewer: string;
  unitAdministrator: string;
  unitAuditor: string;
  statistician: string;
  administrator: string;
  auditor: string;
}

/** Who works in an area; a page is looked at as the first of them who may open it. */
export const peopleOfArea: Readonly<Record<SiteArea, readonly (keyof SitePeople)[]>> = {
  public: [],
  none: [],
  auth: ['graduate'],
  graduate: ['graduate'],
  company: ['recruiter'],
  union: ['caseworker', 'unitAdministrator', 'unitAuditor', 'reviewer'],
  district: ['statistician', 'administrator', 'auditor'],
};

/** A district on its first day: everyone is there and nothing has happened. */
export async function newPeople({ stage }: Backstage): Promise<SitePeople> {
  const { districtId, unionId, administrator, caseworker } = await foundUnion(stage);
  const invite = (
    role: 'systemAdmin' | 'auditor' | 'reviewer' | 'statistician',
    place: string,
    loginName: string,
  ) => inviteStaff(stage, administrator.actor, { unionId: place, role, name: '许知白', loginName });
  await invite('systemAdmin', unionId, 'unit-administrator');
  await invite('auditor', unionId, 'unit-auditor');
  await invite('reviewer', districtId, 'reviewer');
  await invite('statistician', districtId, 'statistician');
  await invite('auditor', districtId, 'auditor');
  await registerGraduate(stage, '沈一鸣', '19900000001');
  const account = { name: '周可', loginName: 'recruiter', password: goodPassword, consent: true as const };
  await stage.act(companyRoutes.registerCompany, { ...companyProfile(), account }, null);
  return {
    graduate: '19900000001',
    recruiter: 'recruiter',
    caseworker: caseworker.loginName,
    reviewer: 'reviewer',
    unitAdministrator: 'unit-administrator',
    unitAuditor: 'unit-auditor',
    statistician: 'statistician',
    administrator: administrator.loginName,
    auditor: 'auditor',
  };
}

/** Those of the demo who have most to see: an applicant with an answer, the company that gave it, the district's staff. */
export async function demoPeople({ db, stage, services }: Backstage): Promise<SitePeople> {
  const [busy] = await db.$client<{ graduate: string; recruiter: string; unit: string }[]>`
    select g.login_name as graduate, r.login_name as recruiter, c.union_id as unit
    from applications a
    join accounts g on g.person_id = a.person_id
    join positions p on p.id = a.position_id
    join companies c on c.id = p.company_id
    join role_grants rg on rg.company_id = c.id
    join accounts r on r.id = rg.account_id
    order by (a.state = 'hired') desc, (select count(*) from applications b where b.person_id = a.person_id) desc, a.id
    limit 1`;
  if (!busy) throw new Error('nobody has applied in the demo');
  const passwordHash = await hashPassword(goodPassword);
  for (const loginName of [
    busy.graduate,
    busy.recruiter,
    'district-casework',
    'district-review',
    'district',
    'admin',
    'auditor',
  ])
    await db.update(accounts).set({ passwordHash }).where(eq(accounts.loginName, loginName));

  stage.on(dayOf(services.clock.now()));
  const { actor: administrator } = await signedInAgain(stage, { name: '', loginName: 'admin' });
  for (const [role, loginName] of [
    ['systemAdmin', 'unit-administrator'],
    ['auditor', 'unit-auditor'],
  ] as const) {
    await inviteStaff(stage, administrator, { unionId: busy.unit, role, name: '许知白', loginName });
  }
  return {
    graduate: busy.graduate,
    recruiter: busy.recruiter,
    caseworker: 'district-casework',
    reviewer: 'district-review',
    unitAdministrator: 'unit-administrator',
    unitAuditor: 'unit-auditor',
    statistician: 'district',
    administrator: 'admin',
    auditor: 'auditor',
  };
}
