import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { Preference } from '@sunshine/contract/positions/vocabulary.ts';
import type { Stage } from '@sunshine/server/demo/stage.ts';
import type { Actor } from '@sunshine/server/policy.ts';
import { goodPassword } from '../accounts.ts';
import { companyProfile } from '../companies.ts';
import { posting } from '../positions.ts';
import type { Person } from '../staff.ts';
import { canary } from './values.ts';

/** A company with its recruiter, a published position and one that is not. */
export interface CanaryCompany {
  id: string;
  companyName: string;
  recruiter: Person;
  positionId: string;
  title: string;
  draftId: string;
  draftTitle: string;
}

interface Plan {
  loginName: string;
  name: string;
  shortName: string;
  /** Of 15 digits, as before 2015: the union has to note why it lets it stand. */
  registrationNumber: string;
  title: string;
  draftTitle: string;
  preference: Preference;
  tagEvidence: string;
}

/** The company whose recruiter looks around, and the one whose affairs are not theirs. */
export const ownPlan: Plan = {
  loginName: 'recruiter-own',
  name: '上海淀湖精密仪器有限公司',
  shortName: '淀湖精密',
  registrationNumber: '990118000000001',
  title: '仓储管理员',
  draftTitle: '仓储管理员夜班',
  preference: 'priority',
  tagEvidence: canary.tag,
};
export const otherPlan: Plan = {
  loginName: 'recruiter-other',
  name: '上海练塘包装有限公司',
  shortName: '练塘包装',
  registrationNumber: '990118000000002',
  title: '打包操作工',
  draftTitle: canary.otherDraft,
  preference: 'targeted',
  tagEvidence: canary.otherTag,
};

/** Registers, is verified and tagged, publishes one position and writes another. */
export async function settleCanaryCompany(
  stage: Stage,
  caseworker: Actor,
  plan: Plan,
  { day, validUntil }: { day: string; validUntil: string },
): Promise<CanaryCompany> {
  stage.on(day);
  const { name, shortName, loginName, title, draftTitle } = plan;
  const account = { name: '周可', loginName, password: goodPassword, consent: true as const };
  const { registrationNumber: creditCode } = plan;
  const profile = { ...companyProfile({ name, shortName, creditCode }), creditCodeConfirmed: true };
  const joined = await stage.act(companyRoutes.registerCompany, { ...profile, account }, null);
  const actor = await stage.actorOf(joined);
  const { id } = joined.company;
  await stage.act(companyRoutes.verifyCompany, { id, creditCodeNote: canary.creditCode }, caseworker);
  const tag = { tag: 'caringEnterprise', fromDay: day, evidence: plan.tagEvidence } as const;
  await stage.act(companyRoutes.grantTag, { id, ...tag }, caseworker);

  const words = { ...posting({ validUntil, town: '310118001' }), address: '夏阳街道石桥路 1 号' };
  const written = await stage.act(positionRoutes.createPosition, { ...words, title }, actor);
  const { version } = await stage.act(positionRoutes.submitPosition, { id: written.id }, actor);
  const review = { version, suitableForGraduates: true, preference: plan.preference };
  await stage.act(
    positionRoutes.publishPosition,
    { id: written.id, ...review, overrideReason: canary.override },
    caseworker,
  );
  await stage.act(positionRoutes.saveTemplate, { id: written.id, name: `常招的${title}` }, actor);
  const draft = await stage.act(positionRoutes.createPosition, { ...words, title: draftTitle }, actor);
  const recruiter = { name: '周可', loginName, actor };
  return { id, companyName: name, recruiter, positionId: written.id, title, draftId: draft.id, draftTitle };
}

/** A position that the union sends back with words for that company alone. */
export async function rejectDraft(stage: Stage, caseworker: Actor, company: CanaryCompany): Promise<void> {
  const { draftId: id, recruiter } = company;
  const { version } = await stage.act(positionRoutes.submitPosition, { id }, recruiter.actor);
  await stage.act(positionRoutes.rejectPosition, { id, version, note: canary.otherDecision }, caseworker);
}
