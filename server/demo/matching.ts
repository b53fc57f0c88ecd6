import { consentTexts } from '@sunshine/contract/accounts/consent-text.ts';
import { ownConsentRoutes } from '@sunshine/contract/accounts/own-consent-routes.ts';
import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { occupationsOfMajor } from '@sunshine/contract/positions/majors.ts';
import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { occupations } from '@sunshine/contract/positions/vocabulary.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import { addDays } from '../clock.ts';
import { createContext } from '../context.ts';
import { lapseReferrals } from '../modules/applications/referrals/lapse-referrals.ts';
import type { DemoDistrict } from './district.ts';
import type { Candidate } from './hires.ts';
import type { DemoPosition } from './positions.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

/** What people want: who knows it well, who is easy to please, who wants a lot, who only says where. */
function wishOf(random: Random, major: string | null, index: number) {
  const [first = random.pick(['administration', 'service'] as const)] = occupationsOfMajor(major ?? '');
  const trade = occupations[first];
  const home = random.pick(towns).code;
  const near = random.shuffle([...towns]).slice(0, 2);
  const base = { homeTown: home, reachKm: null, note: '' };
  const kinds = ['fullTime' as const];
  return (
    [
      { ...base, occupations: [trade], towns: [], kinds, expectedPay: 5500, reachKm: 20 },
      {
        ...base,
        occupations: [trade],
        towns: near.map(({ code }) => code),
        kinds: [],
        expectedPay: 5000,
      },
      { ...base, occupations: ['出纳', '行政助理'], towns: [home], kinds, expectedPay: 12_000, reachKm: 5 },
      { ...base, occupations: [], towns: [home], kinds: [], expectedPay: null, note: '离家近就行' },
    ][index % 4] ?? { ...base, occupations: [], towns: [], kinds: [], expectedPay: null }
  );
}

/** Intentions, consents, answers to recommendations, and a referral in each of its states. */
export async function matchPeople(
  stage: Stage,
  random: Random,
  district: DemoDistrict,
  given: { candidates: readonly Candidate[]; positions: readonly DemoPosition[]; today: string },
): Promise<void> {
  const { candidates, positions, today } = given;
  stage.on(addDays(today, -30));
  for (const [index, { actor }] of candidates.entries()) {
    const { studies } = await stage.act(claimRoutes.readOwnGraduate, {}, actor);
    const wish = wishOf(random, studies[0]?.major ?? null, index);
    await stage.act(claimRoutes.setOwnIntention, wish, actor);
    if (index % 2 === 1) continue;
    const version = consentTexts.recommend.version;
    await stage.act(ownConsentRoutes.giveConsent, { purpose: 'recommend', version }, actor);
  }
  await askWaiting(stage, random, district);
  await answerRecommendations(stage, candidates.slice(0, 4));
  await referPeople(stage, candidates, positions, today);
}

/** Half of those who wait were asked by their caseworker what they want. */
async function askWaiting(stage: Stage, random: Random, district: DemoDistrict): Promise<void> {
  const { items } = await stage.act(matchingRoutes.listUnionMatches, {}, district.caseworker);
  for (const [index, { personId, major, lacks }] of items.entries()) {
    if (!lacks.includes('intention') || index % 2 === 1) continue;
    const wish = wishOf(random, major, index / 2);
    await stage.act(graduateRoutes.setIntention, { id: personId, ...wish }, district.caseworker);
  }
}

async function answerRecommendations(stage: Stage, candidates: readonly Candidate[]): Promise<void> {
  const reasons = ['place', 'pay', 'occupation', 'company'] as const;
  for (const [index, { actor }] of candidates.entries()) {
    const { items } = await stage.act(matchingRoutes.listRecommendations, {}, actor);
    const last = items.at(-1);
    const reason = reasons[index] ?? 'other';
    if (last) await stage.act(matchingRoutes.giveFeedback, { id: last.position.id, reason, note: '' }, actor);
  }
}

const notes = ['离你家近，单位下周就能面试。', '专业对口，带教的师傅很耐心。', '之前去的同学都说不错。'];
const ways = ['asked', 'agreed', 'declined', 'revoked', 'lapsed', 'cancelled', 'paper', 'asked'] as const;

async function referPeople(
  stage: Stage,
  candidates: readonly Candidate[],
  positions: readonly DemoPosition[],
  today: string,
): Promise<void> {
  if (candidates.length === 0) return;
  for (const [index, way] of ways.entries()) {
    const plan = { way, positions, today, note: notes[index % 3] ?? '' };
    const from = index % candidates.length;
    // Whoever nothing fits on that day is passed over.
    for (const candidate of [...candidates.slice(from), ...candidates.slice(0, from)])
      if (await referOne(stage, candidate, plan)) break;
  }
  stage.on(today);
  await lapseReferrals(
    createContext(stage.services, { actor: null, requestId: 'demo-lapse', client: 'demo' }),
  );
}

async function referOne(
  stage: Stage,
  { actor, graduate }: Candidate,
  plan: { way: (typeof ways)[number]; positions: readonly DemoPosition[]; today: string; note: string },
): Promise<boolean> {
  const { way, positions, today, note } = plan;
  const { caseworker } = graduate.unit;
  const { personId } = graduate;
  const day = addDays(today, way === 'lapsed' ? -17 : -4);
  stage.on(day);
  const { items } = await stage.act(matchingRoutes.listGraduateMatches, { id: personId }, caseworker);
  const best = items.find(({ position }) => position.publishedOn <= day)?.position;
  if (!best) return false;
  const { id } = await stage.act(
    referralRoutes.proposeReferral,
    { personId, positionId: best.id, note },
    caseworker,
  );
  if (way === 'asked' || way === 'lapsed') return true;
  stage.on(addDays(day, 1));
  if (way === 'declined')
    await stage.act(referralRoutes.declineReferral, { id, reason: '上下班要转三趟车' }, actor);
  else if (way === 'cancelled') {
    await stage.act(referralRoutes.cancelReferral, { id, reason: '单位改了上班地点' }, caseworker);
  } else if (way === 'paper') {
    const evidence = '本人当面签的同意书，存工会资料柜';
    await stage.act(referralRoutes.recordPaperConsent, { id, evidence }, caseworker);
  } else {
    const { updatedAt } = await stage.act(applicationRoutes.ownResume, {}, actor);
    const sent = await stage.act(referralRoutes.agreeToReferral, { id, resumeUpdatedAt: updatedAt }, actor);
    const recruiter = positions.find((each) => each.id === best.id)?.company.recruiter;
    stage.on(addDays(day, 2));
    if (recruiter) await stage.act(applicationRoutes.viewApplicant, { id: sent.applicationId }, recruiter);
    if (way === 'revoked') await stage.act(referralRoutes.revokeReferral, { id }, actor);
  }
  return true;
}
