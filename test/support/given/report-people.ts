import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { ReportStatus } from '@sunshine/contract/reports/workflow-schemas.ts';
import type { TestApp } from '../app.ts';
import { type Outcome, replyOf } from '../call.ts';
import { type GivenDistrict, givenDistrict } from './district.ts';
import { type GivenAccount, givenAccount } from './people.ts';

/** A district that reports: who prepares, reviews and seals where. The grassroots union has nobody of its own. */
export interface ReportPeople {
  units: GivenDistrict;
  /** Caseworkers. */
  district: GivenAccount;
  xiayang: GivenAccount;
  yingpu: GivenAccount;
  education: GivenAccount;
  /** Reviewers. */
  xiayangReviewer: GivenAccount;
  districtReviewer: GivenAccount;
  otherDistrictReviewer: GivenAccount;
  statistician: GivenAccount;
  auditor: GivenAccount;
}

export const codes = {
  district: '310118',
  xiayang: '310118001',
  yingpu: '310118002',
  education: '310118-S01',
  grassroots: '310118001-G01',
} as const;
export type UnitName = keyof typeof codes;

export async function givenReportPeople(app: TestApp, year = 2026): Promise<ReportPeople> {
  const units = await givenDistrict(app);
  const at = (role: 'caseworker' | 'reviewer' | 'statistician' | 'auditor', unionId: string, name: string) =>
    givenAccount(app, [{ role, unionId }], { name });
  const people = {
    units,
    district: await at('caseworker', units.district, '郁安'),
    xiayang: await at('caseworker', units.xiayang, '陆文'),
    yingpu: await at('caseworker', units.yingpu, '顾清'),
    education: await at('caseworker', units.education, '许知'),
    xiayangReviewer: await at('reviewer', units.xiayang, '邵静'),
    districtReviewer: await at('reviewer', units.district, '沈若'),
    otherDistrictReviewer: await at('reviewer', units.district, '周宁'),
    statistician: await at('statistician', units.district, '龚明'),
    auditor: await at('auditor', units.district, '庄正'),
  };
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year }, people.statistician));
  return people;
}

export type BodylessAct = 'reopenReport' | 'submitReport' | 'declareNil' | 'acceptReport' | 'sealReport';

/** The way of a report, act by act; each answers what the API answers. */
export function reportActsOf(app: TestApp, year = 2026) {
  const of = (unit: UnitName) => ({ form: 'sunshine' as const, year, unit: codes[unit] });
  type Answer = Promise<Outcome<(typeof workflowRoutes)['acceptReport']>>;
  const bare =
    (act: BodylessAct) =>
    (unit: UnitName, as: GivenAccount): Answer =>
      app.call(workflowRoutes[act], of(unit), as) as Answer;
  const acts = {
    check: (unit: UnitName, as: GivenAccount, phone = ''): Answer =>
      app.call(workflowRoutes.checkReport, { ...of(unit), phone }, as) as Answer,
    reopen: bare('reopenReport'),
    submit: bare('submitReport'),
    declareNil: bare('declareNil'),
    accept: bare('acceptReport'),
    seal: bare('sealReport'),
    recall: (unit: UnitName, as: GivenAccount, reason = '还要再看一遍'): Answer =>
      app.call(workflowRoutes.recallReport, { ...of(unit), reason }, as) as Answer,
    return: (
      unit: UnitName,
      as: GivenAccount,
      reason = '有一个数不对',
      comments: { code?: string; text: string }[] = [],
    ): Answer => app.call(workflowRoutes.returnReport, { ...of(unit), reason, comments }, as) as Answer,
    correct: (unit: UnitName, as: GivenAccount, reason = '漏了一份名单'): Answer =>
      app.call(workflowRoutes.correctReport, { ...of(unit), reason }, as) as Answer,
  };
  return {
    of,
    ...acts,
    async status(unit: UnitName, as: GivenAccount, version?: number): Promise<ReportStatus> {
      return replyOf(await app.call(workflowRoutes.readReportStatus, { ...of(unit), version }, as));
    },
    note: (unit: UnitName, check: string, as: GivenAccount, note = '核对过，属实') =>
      app.call(workflowRoutes.noteCheck, { ...of(unit), check, note }, as),
    override: (unit: UnitName, check: string, as: GivenAccount, reason = '情况特殊，先放行') =>
      app.call(workflowRoutes.overrideCheck, { ...of(unit), check, reason }, as),
    comment: (unit: UnitName, as: GivenAccount, text = '这个数再核一下', code?: string) =>
      app.call(workflowRoutes.commentReport, { ...of(unit), text, code }, as),
    resolve: (unit: UnitName, id: string, as: GivenAccount) =>
      app.call(workflowRoutes.resolveComment, { ...of(unit), id }, as),
  };
}

/** Every unit below the district is nil or submitted and accepted; the district is checked. */
export async function closeBelow(people: ReportPeople, acts: ReturnType<typeof reportActsOf>): Promise<void> {
  replyOf(await acts.declareNil('grassroots', people.xiayang));
  replyOf(await acts.check('xiayang', people.xiayang));
  replyOf(await acts.submit('xiayang', people.xiayang));
  replyOf(await acts.accept('xiayang', people.xiayangReviewer));
  replyOf(await acts.accept('xiayang', people.districtReviewer));
  replyOf(await acts.declareNil('yingpu', people.yingpu));
  replyOf(await acts.declareNil('education', people.education));
  replyOf(await acts.check('district', people.district));
}
