import type { UnionMatchedPolicy } from '@sunshine/contract/benefits/policy-schemas.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoGraduate } from './archives.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

/** The samples stay drafts but for what was checked with the office; one waits for that. */
const unchecked = '职业培训补贴';

export interface PolicyStory {
  /** First day on which the office decides. */
  from: string;
  days: number;
  today: string;
}

/** The catalogue is checked and published before the year begins. */
export async function publishPolicies(stage: Stage, statistician: Actor, on: string): Promise<void> {
  stage.on(on);
  await stage.act(benefitRoutes.addSamplePolicies, {}, statistician);
  const { items } = await stage.act(benefitRoutes.listPolicyCatalogue, {}, statistician);
  for (const { id, updatedAt, title } of items) {
    if (title !== unchecked) await stage.act(benefitRoutes.publishPolicy, { id, updatedAt }, statistician);
  }
}

/** Graduates are helped to what fits them: applied for, handed in, granted, paid month by month; some still wait. */
export async function grantPolicies(
  stage: Stage,
  random: Random,
  graduates: readonly DemoGraduate[],
  { from, days, today }: PolicyStory,
): Promise<void> {
  const count = Math.max(4, Math.round(graduates.length * 0.2));
  const chosen = random
    .shuffle(graduates)
    .slice(0, count)
    .sort((a, b) => b.graduationYear - a.graduationYear);
  for (const [index, graduate] of chosen.entries()) {
    const opened = addDays(from, random.between(0, days));
    // The first two are granted one of each kind, so that a small district shows both.
    const course = { opened, today, monthly: index < 2 ? index === 0 : null };
    await follow(stage, random, graduate, course);
  }
  const waiting = random.shuffle(graduates).slice(0, waitingSince.length);
  for (const [index, graduate] of waiting.entries()) {
    const { opened, handedIn } = waitingSince[index] ?? { opened: 3, handedIn: null };
    const started = await open(stage, random, graduate, addDays(today, -opened));
    if (!started || handedIn === null) continue;
    await handIn(stage, graduate, started.application, addDays(today, -handedIn));
  }
}

/** Days since applications that still wait were opened and handed in: some longer than they should. */
const waitingSince = [
  { opened: 11, handedIn: null },
  { opened: 40, handedIn: 34 },
  { opened: 2, handedIn: null },
  { opened: 18, handedIn: 12 },
] as const;

/** Opens an application for what fits, else for what may fit after a look; a loan has its own story. */
async function open(
  stage: Stage,
  random: Random,
  { personId, unit }: DemoGraduate,
  on: string,
  monthly: boolean | null = null,
): Promise<{ application: string; policy: UnionMatchedPolicy } | null> {
  stage.on(on);
  const { caseworker } = unit;
  const { policies } = await stage.act(benefitRoutes.matchGraduatePolicies, { id: personId }, caseworker);
  const possible = policies.filter(
    ({ title, fit, openApplicationId, grantedFor }) =>
      !title.includes('贷款') && fit !== 'not' && openApplicationId === null && grantedFor.length === 0,
  );
  const wanted = possible.filter((policy) => monthly === null || policy.monthly === monthly);
  const fitting = wanted.filter(({ fit }) => fit === 'fits');
  if (wanted.length === 0) return null;
  const policy = random.pick(fitting.length > 0 ? fitting : wanted);
  const note = '本人电话里问的';
  const { id } = await stage.act(
    benefitRoutes.openPolicyApplication,
    { personId, policyId: policy.id, note },
    caseworker,
  );
  return { application: id, policy };
}

async function handIn(stage: Stage, { unit }: DemoGraduate, id: string, appliedOn: string): Promise<void> {
  stage.on(appliedOn);
  await stage.act(benefitRoutes.handInPolicyPapers, { id, appliedOn }, unit.caseworker);
}

async function follow(
  stage: Stage,
  random: Random,
  graduate: DemoGraduate,
  { opened: on, today, monthly }: { opened: string; today: string; monthly: boolean | null },
): Promise<void> {
  const opened = await open(stage, random, graduate, on, monthly);
  if (!opened) return;
  const { application: id, policy } = opened;
  const { caseworker } = graduate.unit;
  const handedIn = addDays(on, random.between(2, 9));
  await handIn(stage, graduate, id, handedIn);
  const decided = addDays(handedIn, random.between(10, 35));
  // Entered when the season is over, as unions do: by then it is known what became of the person.
  stage.on(`${decided.slice(0, 4)}-08-19`);
  if (monthly === null && random.chance(0.12)) {
    const reason = '社保断缴，续上以后再来';
    await stage.act(benefitRoutes.rejectPolicyApplication, { id, decidedOn: decided, reason }, caseworker);
    return;
  }
  const monthFen = random.pick([38_000, 52_000, 66_000]);
  const grant = {
    personId: graduate.personId,
    policyId: policy.id,
    period: `${decided.slice(0, 4)} 年度`,
    grantedOn: decided,
    evidence: '窗口受理回执和批准通知',
    amountFen: String(policy.monthly ? monthFen * 12 : random.pick([100_000, 150_000, 200_000])),
  };
  const { id: grantId } = await stage.act(benefitRoutes.recordPolicyGrant, grant, caseworker);
  const paid = { grantId, decided, today, amountFen: String(monthFen) };
  if (policy.monthly) await payMonths(stage, caseworker, paid);
}

/** Paid in the middle of each following month, at most half a year. */
async function payMonths(
  stage: Stage,
  caseworker: Actor,
  {
    grantId,
    decided,
    today,
    amountFen,
  }: { grantId: string; decided: string; today: string; amountFen: string },
): Promise<void> {
  const rows: { grantId: string; month: string; paidOn: string; amountFen: string }[] = [];
  for (let month = nextMonth(decided.slice(0, 7)); rows.length < 6; month = nextMonth(month)) {
    const paidOn = `${month}-15`;
    if (paidOn > today) break;
    rows.push({ grantId, month, paidOn, amountFen });
  }
  const last = rows.at(-1);
  if (!last) return;
  stage.on(last.paidOn > stage.today() ? last.paidOn : stage.today());
  await stage.act(benefitRoutes.recordPolicyInstalments, { rows }, caseworker);
}

function nextMonth(month: string): string {
  return addDays(`${month}-28`, 5).slice(0, 7);
}
