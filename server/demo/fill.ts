import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sessionRoutes } from '@sunshine/contract/accounts/routes.ts';
import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { addDays, dayOf } from '../clock.ts';
import type { Services } from '../context.ts';
import type { Actor } from '../policy.ts';
import { supportJobSeekers } from './allowances.ts';
import { type DemoGraduate, openArchive, planArchives, registerFromElsewhere } from './archives.ts';
import { callPeople } from './calls.ts';
import { prepareBigFair, prepareOtherKinds } from './coming-fair.ts';
import { type DemoCompany, settleCompanies } from './companies.ts';
import { keepPostings, leaveSomeDue, promise } from './company-care.ts';
import { raiseConcerns } from './concerns.ts';
import { type DemoAccount, type DemoDistrict, foundDistrict, newPassword } from './district.ts';
import { offerFairSlots } from './fair-slots.ts';
import { runFairToday } from './fair-today.ts';
import { announceFairs, holdFairs } from './fairs.ts';
import { holdFairToTheEnd } from './held-fair.ts';
import { applyOnly, type Candidate, hireOnPlatform, joinPlatform, writeResume } from './hires.ts';
import { createIdentities, type Identities } from './identities.ts';
import { followInternships } from './internships.ts';
import { offerInterviewSlots } from './interviews.ts';
import { drawLife, liveOn } from './lives.ts';
import { lend } from './loans.ts';
import { matchPeople } from './matching.ts';
import { grantPolicies, publishPolicies } from './policies.ts';
import { type DemoPosition, planPositions, postPosition } from './positions.ts';
import { createRandom, type Random } from './random.ts';
import { registerForComing } from './registrations.ts';
import { correctLastYear, reportThisYear, sealLastYear } from './reports.ts';
import { searchOn } from './searching.ts';
import { watchTheWeeks } from './silence.ts';
import { createStage, type Stage } from './stage.ts';
import { supplement } from './supplements.ts';
import { majors, schools } from './texts/names.ts';
import { announceTrainings, holdTrainings } from './trainings.ts';
import { waitForClass } from './waiting-class.ts';

export interface DemoOptions {
  /** Receives demo-accounts.txt, readable by its owner only. */
  dataDir: string;
  /** Told what is being done. */
  report?: (line: string) => void;
  /** Share of the full district, for tests that only need its shape. */
  scale?: number;
}

/** What every part of the story shares. */
interface Story {
  stage: Stage;
  random: Random;
  identities: Identities;
  accounts: DemoAccount[];
  district: DemoDistrict;
  /** Graduates with an account, in the order in which they joined. */
  candidates: Candidate[];
  year: number;
  scale: number;
}

/**
 * The demo district (演示区): Qingpu's units with invented people, made through the verbs themselves. The same day
 * gives the same district; its campaign is the latest whose cutoff has passed.
 */
export async function fillDemo(services: Services, options: DemoOptions): Promise<void> {
  const report = options.report ?? (() => undefined);
  const today = dayOf(services.clock.now());
  const year = today.slice(5) > '08-20' ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1;
  const stage = createStage(services);
  const random = createRandom(year);
  const accounts: DemoAccount[] = [];

  report('工会和工作人员');
  stage.on(`${year - 3}-01-05`);
  const district = await foundDistrict(stage, accounts);
  const story: Story = {
    stage,
    random,
    identities: createIdentities(random),
    accounts,
    district,
    candidates: [],
    year,
    scale: options.scale ?? 1,
  };
  await openCampaigns(story);
  await publishPolicies(stage, district.statistician, `${year - 1}-01-06`);

  report('职工档案和毕业生');
  const graduates = await openArchives(story);
  report('用人单位');
  const companies = await settleCompanies(
    stage,
    random,
    story.identities,
    district,
    accounts,
    `${year - 2}-09-01`,
  );
  report('去年的岗位和活动');
  const lastYear = await postAll(story, companies, Math.round(150 * story.scale), {
    from: `${year - 2}-12-01`,
    days: 200,
    validDays: 90,
  });
  await live(
    story,
    graduates.filter((each) => each.graduationYear < year),
    `${year - 1}-02-20`,
    companies,
    lastYear,
  );
  await holdFairs(stage, random, district, lastYear, year - 1);
  report('去年的统计表');
  await sealLastYear(stage, district, year - 1);
  report('今年的岗位、投递和录用');
  const open = Math.round(650 * story.scale);
  const thisYear = await postAll(story, companies, open, {
    from: `${year}-01-05`,
    days: daysBetween(`${year}-01-05`, today) - 2,
    validDays: 200,
  });
  await live(
    story,
    graduates.filter((each) => each.graduationYear === year),
    `${year}-02-20`,
    companies,
    thisYear,
  );
  const others = await othersApply(story, thisYear, today);
  const seekers = [...story.candidates.map(({ actor }) => actor), ...others];
  await offerInterviewSlots(stage, seekers, thisYear, today);
  await promise(stage, companies, { from: `${year}-01-05`, today });
  await keepPostings(stage, thisYear, companies, today);
  await leaveSomeDue(stage, companies, today);
  await raiseConcerns(stage, story.candidates, thisYear, today);
  await searchOn(stage, story.candidates, thisYear, today);
  report('活动、培训和补录');
  await holdFairs(stage, random, district, thisYear, year);
  await announceFairs(stage, district, today);
  const hosts = { district, companies, positions: thisYear, today };
  const bigFairId = await prepareBigFair(stage, hosts);
  await prepareOtherKinds(stage, hosts);
  await registerFromElsewhere(stage, random, story.identities, district.units, year);
  const served = graduates.filter((each) => each.graduationYear <= year);
  await supportJobSeekers(stage, district, served, story.candidates, { from: `${year}-03-01`, today });
  await lend(stage, served, { from: `${year}-01-05`, until: today });
  await followInternships(stage, district, served, today);
  await callPeople(stage, random, district, today);
  await holdTrainings(stage, random, district, served, year);
  await announceTrainings(stage, district, served, today);
  const accountsOfFew = story.candidates.slice(0, 4).map(({ actor }) => actor);
  await registerForComing(stage, district, { graduates: served, accounts: accountsOfFew }, today);
  await offerFairSlots(stage, { id: bigFairId, companies, accounts: accountsOfFew }, today);
  await waitForClass(
    stage,
    district,
    story.candidates.map(({ actor }) => actor),
    today,
  );
  await holdFairToTheEnd(stage, { ...hosts, graduates: served, accounts: accountsOfFew });
  await runFairToday(stage, { ...hosts, graduates: served, accounts: accountsOfFew });
  await grantPolicies(stage, random, served, { from: `${year}-01-12`, days: 150, today });
  await matchPeople(stage, random, district, { candidates: story.candidates, positions: thisYear, today });
  await supplement(stage, random, served, { from: `${year}-01-10`, days: 200, enteredOn: `${year}-08-19` });
  await watchTheWeeks(stage, { from: `${year - 1}-03-01`, until: today });
  report('今年的统计表');
  await correctLastYear(stage, district, year - 1);
  await reportThisYear(stage, district, year, today);

  await writeAccounts(options.dataDir, accounts);
}

/** Last year's, this year's and the one that has just begun. */
async function openCampaigns({ stage, district, year }: Story): Promise<void> {
  for (const each of [year - 1, year, year + 1]) {
    await stage.act(reportRoutes.openCampaign, { form: 'sunshine', year: each }, district.statistician);
  }
}

async function openArchives(story: Story): Promise<DemoGraduate[]> {
  const { stage, random, identities, district, year, scale } = story;
  const counts = { households: Math.round(300 * scale), graduates: Math.round(160 * scale) };
  const graduates: DemoGraduate[] = [];
  for (const plan of planArchives(random, district.units, year, counts)) {
    const opened = await openArchive(stage, random, identities, plan);
    graduates.push(...opened.graduates);
  }
  return graduates;
}

async function postAll(
  { stage, random }: Story,
  companies: readonly DemoCompany[],
  count: number,
  span: { from: string; days: number; validDays: number },
): Promise<DemoPosition[]> {
  const positions: DemoPosition[] = [];
  for (const plan of planPositions(random, companies, count, span))
    positions.push(await postPosition(stage, random, plan));
  return positions;
}

async function live(
  story: Story,
  graduates: readonly DemoGraduate[],
  from: string,
  companies: readonly DemoCompany[],
  positions: readonly DemoPosition[],
): Promise<void> {
  const { stage, random, accounts } = story;
  let told = 0;
  for (const graduate of graduates) {
    const life = drawLife(random);
    await liveOn(stage, random, graduate, life, from, companies);
    const seeks = life === 'stillSeeking' || life === 'internship';
    if (life !== 'hiredOnPlatform' && !(seeks && random.chance(0.7))) continue;
    const joined = addDays(from, random.between(20, 60));
    const tell = told < 2 && positions.length > 200 ? accounts : undefined;
    if (tell) told += 1;
    const candidate = await joinPlatform(stage, random, graduate, joined, tell);
    story.candidates.push(candidate);
    const day = addDays(joined, random.between(3, 25));
    if (life === 'hiredOnPlatform') {
      const position = openOn(
        random,
        positions,
        day,
        random.chance(0.9) ? ['fullTime', 'publicWelfare'] : ['internship', 'traineeship'],
      );
      if (position)
        await hireOnPlatform(stage, candidate, position, day, addDays(day, random.between(10, 40)));
    } else {
      for (const [turn, position] of sample(random, positions, day, 2).entries())
        await applyOnly(stage, random, candidate.actor, position, day, turn);
    }
  }
}

/** Graduates without any archive use the site as well: applying says nothing about a person. */
async function othersApply(
  story: Story,
  positions: readonly DemoPosition[],
  today: string,
): Promise<Actor[]> {
  const actors: Actor[] = [];
  const { stage, random, identities, year, scale } = story;
  for (let index = 0; index < Math.round(30 * scale); index += 1) {
    const person = identities.graduate(year);
    // Within the silence clock's thirty days, so that companies find people who wait.
    const day = addDays(today, -random.between(3, 27));
    stage.on(day);
    const input = {
      name: person.name,
      loginName: person.phone,
      password: newPassword(),
      consent: true as const,
    };
    const actor = await stage.actorOf(await stage.act(sessionRoutes.registerGraduate, input, null));
    const school = random.pick(schools);
    const study = {
      school: school.name,
      campusDivision: school.division,
      major: random.pick(majors),
      degree: school.degree,
      graduationYear: year,
    };
    await stage.act(claimRoutes.saveOwnStudy, study, actor);
    await writeResume(stage, random, actor, person.phone);
    actors.push(actor);
    for (const [turn, position] of sample(random, positions, day, 3).entries())
      await applyOnly(stage, random, actor, position, day, turn);
  }
  return actors;
}

function openOn(
  random: Random,
  positions: readonly DemoPosition[],
  day: string,
  kinds: readonly string[],
): DemoPosition | undefined {
  const open = positions.filter(
    (each) => each.publishedOn < day && each.validUntil > day && kinds.includes(each.kind),
  );
  return open.length > 0 ? random.pick(open) : undefined;
}

function sample(
  random: Random,
  positions: readonly DemoPosition[],
  day: string,
  count: number,
): DemoPosition[] {
  return random
    .shuffle(positions.filter((each) => each.publishedOn < day && each.validUntil > day))
    .slice(0, count);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

async function writeAccounts(dataDir: string, accounts: readonly DemoAccount[]): Promise<void> {
  const lines = accounts.map(({ who, loginName, password }) => `${loginName}\t${password}\t${who}`);
  await writeFile(join(dataDir, 'demo-accounts.txt'), `${lines.join('\n')}\n`, { mode: 0o600 });
}
