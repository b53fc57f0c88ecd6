import { intentRoutes } from '@sunshine/contract/applications/intent-routes.ts';
import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoGraduate } from './archives.ts';
import type { DemoCompany } from './companies.ts';
import type { DemoDistrict } from './district.ts';
import { closeFair } from './fair-results.ts';
import type { DemoPosition } from './positions.ts';
import type { Stage } from './stage.ts';

interface Cast {
  district: DemoDistrict;
  companies: readonly DemoCompany[];
  positions: readonly DemoPosition[];
  graduates: readonly DemoGraduate[];
  /** Graduates with accounts: they let booths scan their tickets. */
  accounts: readonly Actor[];
  today: string;
}

/**
 * A fair that was held nine days ago, from registration to the calls after it: some follow-ups done, some due; and a talk
 * of yesterday whose result waits for a second person.
 */
export async function holdFairToTheEnd(stage: Stage, cast: Cast): Promise<void> {
  const day = addDays(cast.today, -9);
  stage.on(addDays(day, -12));
  const id = await planned(stage, cast, day);
  const booths = await comingCompanies(stage, id, cast);
  const visitors = await registered(stage, id, cast);
  stage.on(day);
  await openDoor(stage, id, cast, visitors);
  await talk(stage, id, booths, visitors);
  stage.on(addDays(day, 1));
  const note = '下午有 26 位街坊没扫码，按门口的纸质签到补上';
  const as = cast.district.caseworker;
  const { counted } = await stage.act(resultRoutes.readResult, { id }, as);
  const came = counted.visitors + 26;
  await closeFair(stage, id, [as, cast.district.reviewer], { visitors: came, note });
  stage.on(addDays(cast.today, -1));
  await callSome(stage, id, as);
  await leaveToConfirm(stage, cast);
}

async function planned(stage: Stage, { district }: Cast, day: string): Promise<string> {
  const plan = {
    kind: 'jobFair' as const,
    title: '制造业专场招聘会',
    startsOn: day,
    endsOn: day,
    hours: '9:00–12:00',
    place: '区职工文体中心二楼多功能厅',
    town: '310118001',
    description: '青浦制造企业现场面谈，带上简历。',
    leadUnionId: district.id,
    registrationOpensAt: `${addDays(day, -11)}T09:00:00+08:00`,
    registrationClosesAt: `${day}T09:00:00+08:00`,
    companiesUntil: addDays(day, -2),
  };
  return (await stage.act(eventRoutes.planEvent, plan, district.caseworker)).id;
}

interface Booth {
  recruiter: Actor;
  positionId: string | null;
}

async function comingCompanies(stage: Stage, id: string, cast: Cast): Promise<Booth[]> {
  const as = cast.district.caseworker;
  const coming = cast.companies.slice(0, 8);
  stage.on(addDays(cast.today, -18));
  await stage.act(attendingRoutes.inviteCompanies, { id, companyIds: coming.map((each) => each.id) }, as);
  const booths: Booth[] = [];
  for (const company of coming) {
    const open = cast.positions.filter(
      (each) => each.company.id === company.id && each.validUntil > cast.today,
    );
    const positionIds = open.slice(0, 2).map((each) => each.id);
    await stage.act(attendingRoutes.answerInvitation, { id, accept: true }, company.recruiter);
    await stage.act(attendingRoutes.prepareFair, { id, positionIds }, company.recruiter);
    booths.push({ recruiter: company.recruiter, positionId: positionIds[0] ?? null });
  }
  await stage.act(attendingRoutes.drawHall, { id, width: 12, height: 8, fixtures: [] }, as);
  await stage.act(attendingRoutes.addBoothRows, { id, prefix: 'B', rows: 2, perRow: 5 }, as);
  await stage.act(attendingRoutes.assignBooths, { id }, as);
  return booths;
}

interface Visitor {
  code: string;
  /** Lets booths scan the ticket. */
  agrees: boolean;
  comes: boolean;
}

/** Those with accounts register themselves and agree to be scanned; staff register the others. Every third of those stays away. */
async function registered(stage: Stage, id: string, cast: Cast): Promise<Visitor[]> {
  const as = cast.district.caseworker;
  stage.on(addDays(cast.today, -15));
  const agreeing = new Set<string>();
  for (const actor of cast.accounts) {
    const own = await stage.act(registrationRoutes.registerForEvent, { id }, actor);
    await stage.act(registrationRoutes.setBoothConsent, { id: own.id, consents: true }, actor);
    agreeing.add(own.id);
  }
  const others = cast.graduates.filter((each) => !cast.accounts.some((a) => a.personId === each.personId));
  for (const { personId } of others.slice(0, 14))
    await stage.act(registrationRoutes.registerPerson, { id, personId }, as);
  const { items } = await stage.act(registrationRoutes.listRegistrations, { id }, as);
  return items.flatMap(({ id: registrationId, code }, index) => {
    const agrees = agreeing.has(registrationId);
    return code ? [{ code, agrees, comes: agrees || index % 3 !== 0 }] : [];
  });
}

async function openDoor(stage: Stage, id: string, cast: Cast, visitors: readonly Visitor[]): Promise<void> {
  const as = cast.district.caseworker;
  const deviceNow = `${stage.today()}T09:30:00+08:00`;
  const scan = (index: number, read: string) => ({
    id: stage.services.newId(new Date(deviceNow)),
    gate: index % 3 === 0 ? '二号门' : '一号门',
    way: read ? ('typed' as const) : ('walkIn' as const),
    read,
    deviceAt: deviceNow,
  });
  const scans = [
    ...visitors.filter((each) => each.comes).map((each, index) => scan(index, each.code)),
    ...Array.from({ length: 12 }, (_, index) => scan(index, '')),
  ];
  await stage.act(doorRoutes.recordScans, { id, deviceNow, scans }, as);
  // The last of the eight did not turn up.
  for (const { id: companyId } of cast.companies.slice(0, 7))
    await stage.act(doorRoutes.setCompanyArrival, { id, companyId, here: true }, as);
}

async function talk(
  stage: Stage,
  id: string,
  booths: readonly Booth[],
  visitors: readonly Visitor[],
): Promise<void> {
  const agreeing = visitors.filter((each) => each.agrees);
  const kinds = ['intent', 'interview', 'intent'] as const;
  for (const [index, { code }] of agreeing.entries()) {
    for (const [turn, booth] of booths.slice(index % 3, (index % 3) + 3).entries()) {
      const kind = kinds[(index + turn) % kinds.length] ?? 'intent';
      const intentId = stage.services.newId(stage.services.clock.now());
      const { positionId } = booth;
      await stage.act(
        intentRoutes.recordIntent,
        { id, intentId, read: code, kind, positionId, note: kind === 'interview' ? '谈得不错，约复试' : '' },
        booth.recruiter,
      );
    }
  }
  const [first] = agreeing;
  const hiring = booths.find((booth) => booth.positionId !== null);
  if (!first || !hiring) return;
  const intentId = stage.services.newId(stage.services.clock.now());
  const hire = { id, intentId, read: first.code, kind: 'hire' as const, positionId: hiring.positionId };
  await stage.act(intentRoutes.recordIntent, { ...hire, note: '下周一报到' }, hiring.recruiter);
}

/** Half of what is due is done, and one of those who stayed away was called. */
async function callSome(stage: Stage, id: string, as: Actor): Promise<void> {
  const list = await stage.act(resultRoutes.listFollowUps, { id }, as);
  const found = ['inTalks', 'interviewing', 'ended', 'hired'] as const;
  const due = list.due.items.filter((each) => each.due === 7);
  for (const [index, { id: intentId }] of due.slice(0, Math.ceil(due.length / 2)).entries()) {
    const result = found[index % found.length] ?? 'inTalks';
    const note = result === 'interviewing' ? '单位约了下周复试' : '';
    await stage.act(resultRoutes.recordFollowUp, { id: intentId, day: 7, result, note }, as);
  }
  const [absent] = list.absences.items;
  if (!absent) return;
  const call = { id: absent.id, reason: 'distance' as const, note: '住得远，近一点的场次会来' };
  await stage.act(resultRoutes.recordAbsenceCall, call, as);
}

async function leaveToConfirm(stage: Stage, { district, today }: Cast): Promise<void> {
  const [unit] = district.units;
  if (!unit) return;
  const day = addDays(today, -1);
  stage.on(addDays(day, -10));
  const talk = { kind: 'policyTalk' as const, title: '求职补贴说明会', startsOn: day, endsOn: day };
  const place = '夏阳街道社区文化活动中心';
  const plan = { ...talk, place, hours: '14:00–15:30', leadUnionId: unit.id };
  const { id } = await stage.act(eventRoutes.planEvent, plan, unit.caseworker);
  stage.on(day);
  await stage.act(resultRoutes.proposeResult, { id, visitors: 38, note: '按纸质签到表' }, unit.caseworker);
}
