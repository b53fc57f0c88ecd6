import { sessionRoutes } from '@sunshine/contract/accounts/routes.ts';
import { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoGraduate } from './archives.ts';
import { type DemoAccount, newPassword } from './district.ts';
import type { DemoPosition } from './positions.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

const skills = [
  '表格函数和透视表，英语四级',
  '会用常用设计软件，普通话二级甲等',
  '初级会计证书，C1 驾照',
  '低压电工证，能看电气图',
  '英语六级，会写简单的查询语句',
];
/** What somebody did, in a stretch of the résumé of its own. */
const experiences = [
  { place: '万家超市', role: '暑期收银', text: '两个月，每天交班对账，没有差错。' },
  { place: '校企合作实训基地', role: '车间实习', text: '两个月，跟着师傅学装配和质检。' },
  { place: '校团委', role: '校园大使', text: '组织过三场活动，每场一百多人。' },
  { place: '课程设计', role: '库存管理小程序', text: '三个人一组，我写后台和测试。' },
];

/** Somebody with an account on the platform and a résumé to send. */
export interface Candidate {
  actor: Actor;
  graduate: DemoGraduate;
}

/** The graduate registers, and claims the roster entry with the code the caseworker hands over. */
export async function joinPlatform(
  stage: Stage,
  random: Random,
  graduate: DemoGraduate,
  day: string,
  tell?: DemoAccount[],
): Promise<Candidate> {
  stage.on(day);
  const password = newPassword();
  const loginName = graduate.phone;
  const joined = await stage.act(
    sessionRoutes.registerGraduate,
    { name: graduate.name, loginName, password, consent: true },
    null,
  );
  const stranger = await stage.actorOf(joined);
  const { code } = await stage.act(
    graduateRoutes.createClaimCode,
    { id: graduate.personId },
    graduate.unit.caseworker,
  );
  await stage.act(claimRoutes.claimByCode, { code }, stranger);
  const actor = await stage.actorOf(joined);
  await writeResume(stage, random, actor, graduate.phone);
  tell?.push({ who: `毕业生 · ${graduate.name}（${graduate.unit.name}名册）`, loginName, password });
  return { actor, graduate };
}

export async function writeResume(stage: Stage, random: Random, actor: Actor, phone: string): Promise<void> {
  const written = { phone, email: '', skills: random.pick(skills), experience: '' };
  const introduction = '做事细心，愿意从基础学起，可以倒班。';
  const done = random.pick(experiences);
  await stage.act(applicationRoutes.saveResume, { ...written, introduction }, actor);
  const year = Number(stage.today().slice(0, 4)) - 1;
  const entry = { section: 'practice', ...done, from: `${year}-07`, until: `${year}-08` } as const;
  await stage.act(resumeRoutes.saveResumeEntry, entry, actor);
}

/** An application that stays where the company left it: waiting, viewed, invited, or answered with a reason. */
export async function applyOnly(
  stage: Stage,
  random: Random,
  actor: Actor,
  position: DemoPosition,
  day: string,
  turn = 0,
): Promise<void> {
  stage.on(day);
  const { id } = await stage.act(
    applicationRoutes.apply,
    { id: position.id, message: '专业对口，可以尽快到岗。' },
    actor,
  );
  const recruiter = position.company.recruiter;
  const drawn = random.next();
  if (drawn < 0.25) return;
  stage.on(addDays(day, 2));
  await stage.act(applicationRoutes.viewApplicant, { id }, recruiter);
  if (drawn < 0.45) return;
  if (drawn < 0.7) {
    const reason = random.pick(['filled', 'skills', 'education'] as const);
    await stage.act(applicationRoutes.declineApplicant, { id, reason, note: '' }, recruiter);
    return;
  }
  // Nobody is at two interviews at once.
  const hour = ['14', '09', '16'][turn % 3];
  const interviewAt = `${addDays(day, 6)}T${hour}:00:00+08:00`;
  await stage.act(
    applicationRoutes.inviteApplicant,
    { id, interviewAt, place: position.company.address, note: '带身份证件和简历' },
    recruiter,
  );
}

/** From the application to the first day of work, confirmed by both sides; what follows, the verbs do. */
export async function hireOnPlatform(
  stage: Stage,
  { actor }: Candidate,
  position: DemoPosition,
  day: string,
  startOn: string,
): Promise<void> {
  const recruiter = position.company.recruiter;
  stage.on(day);
  const { id } = await stage.act(
    applicationRoutes.apply,
    { id: position.id, message: '希望从基础做起。' },
    actor,
  );
  stage.on(addDays(day, 2));
  await stage.act(applicationRoutes.viewApplicant, { id }, recruiter);
  const interviewAt = `${addDays(day, 5)}T10:00:00+08:00`;
  await stage.act(
    applicationRoutes.inviteApplicant,
    { id, interviewAt, place: position.company.address, note: '' },
    recruiter,
  );
  await stage.act(applicationRoutes.answerInterview, { id, answer: 'accepted' }, actor);
  stage.on(addDays(day, 6));
  await stage.act(applicationRoutes.offerApplicant, { id, note: '欢迎加入' }, recruiter);
  await stage.act(applicationRoutes.answerOffer, { id, answer: 'accepted' }, actor);
  await stage.act(applicationRoutes.confirmApplicantStart, { id, startOn }, recruiter);
  await stage.act(applicationRoutes.confirmOwnStart, { id, startOn }, actor);
}
