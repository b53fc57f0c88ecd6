import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Actor } from '../policy.ts';
import type { DemoDistrict } from './district.ts';
import type { Stage } from './stage.ts';

interface Report {
  form: 'sunshine';
  year: number;
  unit: string;
}

/** Where the reports of this season stand, unit by unit in the district's order. */
const standings = [
  'submitted',
  'accepted',
  'submitted',
  'accepted',
  'draft',
  'draft',
  'accepted',
  'submitted',
  'returned',
  'checked',
  'draft',
] as const;

/** Notes on checks that are off, by the name of the check. */
const notes: Readonly<Record<string, string>> = {
  leftOver: '这几位准备考研或暂不求职，都联系过，9 月再问一次。',
  placedWithinNeed: '上岗的人里有外单位的档案，由我们帮助上岗，名单核对过。',
};
const otherNote = '和台账核对过，数字属实。';

/** Last year's reports went the whole way: handed in, reviewed, sealed with the district's. */
export async function sealLastYear(stage: Stage, district: DemoDistrict, year: number): Promise<void> {
  const whole = reportOf(year, district.code);
  stage.on(`${year}-08-22`);
  for (const { code, caseworker } of district.units) await handIn(stage, reportOf(year, code), caseworker);
  stage.on(`${year}-08-24`);
  for (const unit of district.units)
    await accept(stage, reportOf(year, unit.code), [unit.reviewer, district.reviewer]);
  stage.on(`${year}-08-27`);
  await handIn(stage, whole, district.caseworker);
  await accept(stage, whole, [district.reviewer]);
  stage.on(`${year}-08-29`);
  await stage.act(workflowRoutes.sealReport, whole, district.statistician);
}

/** In autumn a class of spring turns up in one unit, whose report is corrected; another unit leaves it at that. */
export async function correctLastYear(stage: Stage, district: DemoDistrict, year: number): Promise<void> {
  const [, left, corrected] = district.units;
  if (!left || !corrected) return;
  stage.on(`${year}-10-15`);
  for (const { caseworker } of [left, corrected]) {
    await stage.act(
      reportRoutes.createSupplementary,
      {
        kind: 'skillTraining',
        onDay: `${year}-04-18`,
        quantity: 12,
        title: '办公软件班，3 天',
        evidence: '签到表，10 月整理台账时找到',
      },
      caseworker,
    );
  }
  const report = reportOf(year, corrected.code);
  const reason = '漏了 4 月的办公软件班，12 人次，签到表附后。';
  await stage.act(workflowRoutes.correctReport, { ...report, reason }, corrected.caseworker);
  await handIn(stage, report, corrected.caseworker);
  await accept(stage, report, [corrected.reviewer, district.reviewer]);
  await stage.act(workflowRoutes.sealReport, report, district.statistician);
}

/** This year's stand where the season has left them: some accepted, one returned, some not begun. */
export async function reportThisYear(
  stage: Stage,
  district: DemoDistrict,
  year: number,
  today: string,
): Promise<void> {
  const by = (day: string): string => (day < today ? day : today);
  for (const [index, { code, caseworker, reviewer }] of district.units.entries()) {
    const report = reportOf(year, code);
    const standing = standings[index % standings.length] ?? 'draft';
    if (standing === 'draft') continue;
    stage.on(by(`${year}-08-22`));
    if (standing === 'checked') await check(stage, report, caseworker);
    else await handIn(stage, report, caseworker);
    stage.on(by(`${year}-08-24`));
    if (standing === 'accepted') await accept(stage, report, [reviewer, district.reviewer]);
    if (standing === 'returned') await giveBack(stage, report, district.reviewer);
  }
  if (today <= `${year}-08-27`) return;
  stage.on(`${year}-08-27`);
  const late = district.units.filter((_, index) => standings[index % standings.length] === 'draft');
  const units = late.map(({ code }) => code);
  await stage.act(workflowRoutes.remindUnits, { form: 'sunshine', year, units }, district.statistician);
}

function reportOf(year: number, unit: string): Report {
  return { form: 'sunshine', year, unit };
}

/** Explains what is off and checks; a unit with nothing to report has nothing to check. */
async function check(stage: Stage, report: Report, caseworker: Actor): Promise<void> {
  const { checks, unit } = await stage.act(reportRoutes.readForm, report, caseworker);
  for (const { key, level, passed } of checks) {
    if (level === 'hard' || passed) continue;
    const note = notes[key] ?? otherNote;
    await stage.act(workflowRoutes.noteCheck, { ...report, check: key, note }, caseworker);
  }
  const phone = unit.contactPhone ?? '';
  await stage.act(workflowRoutes.checkReport, { ...report, phone }, caseworker);
}

async function handIn(stage: Stage, report: Report, caseworker: Actor): Promise<void> {
  const { form } = await stage.act(reportRoutes.readForm, report, caseworker);
  if (cellCodes.every((code) => form.cells[`sunshine.${code}`]?.text === '0')) {
    await stage.act(workflowRoutes.declareNil, report, caseworker);
    return;
  }
  await check(stage, report, caseworker);
  await stage.act(workflowRoutes.submitReport, report, caseworker);
}

/** Level by level; a report declared nil needs no review. */
async function accept(stage: Stage, report: Report, reviewers: readonly (Actor | null)[]): Promise<void> {
  for (const reviewer of reviewers) {
    if (!reviewer) continue;
    const { acts } = await stage.act(workflowRoutes.readReportStatus, report, reviewer);
    if (acts.includes('accept')) await stage.act(workflowRoutes.acceptReport, report, reviewer);
  }
}

async function giveBack(stage: Stage, report: Report, reviewer: Actor): Promise<void> {
  const comments = [{ code: '08A', text: '有两条没有附劳动合同，补上。' }];
  await stage.act(
    workflowRoutes.returnReport,
    { ...report, reason: '08A 缺凭据，补齐再报。', comments },
    reviewer,
  );
}
