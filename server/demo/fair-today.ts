import { randomUUID } from 'node:crypto';
import { intentRoutes } from '@sunshine/contract/applications/intent-routes.ts';
import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { ScanInput } from '@sunshine/contract/events/door-schemas.ts';
import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoGraduate } from './archives.ts';
import type { DemoCompany } from './companies.ts';
import type { DemoDistrict } from './district.ts';
import type { DemoPosition } from './positions.ts';
import type { Stage } from './stage.ts';

interface Day {
  district: DemoDistrict;
  companies: readonly DemoCompany[];
  positions: readonly DemoPosition[];
  graduates: readonly DemoGraduate[];
  /** Graduates with an account. */
  accounts: readonly Actor[];
  today: string;
}

/** A small fair that is on today: half of those who registered are in, one of them through two doors. */
export async function runFairToday(stage: Stage, day: Day): Promise<void> {
  const { district, today } = day;
  const as = district.caseworker;
  stage.on(addDays(today, -6));
  const { id } = await stage.act(eventRoutes.planEvent, smallFair(district, today), as);
  await bringCompanies(stage, id, day);
  for (const actor of day.accounts) await stage.act(registrationRoutes.registerForEvent, { id }, actor);
  const others = day.graduates.filter((each) => !day.accounts.some((a) => a.personId === each.personId));
  for (const { personId } of others.slice(0, 12))
    await stage.act(registrationRoutes.registerPerson, { id, personId }, as);

  stage.on(today);
  const { list } = await stage.act(doorRoutes.readGate, { id }, as);
  const codes = list.map(({ code }) => code);
  await openDoor(stage, id, codes, as);
  await meetAtBooths(stage, id, codes, day);
}

function smallFair(district: DemoDistrict, today: string) {
  return {
    kind: 'jobFair' as const,
    title: '家门口的招聘会',
    startsOn: today,
    endsOn: today,
    hours: '9:00–20:00',
    place: '区职工文体中心 101',
    description: '十来家单位，当场谈，当场约面试。',
    leadUnionId: district.id,
    capacity: 80,
    registrationOpensAt: `${addDays(today, -6)}T08:00:00+08:00`,
    registrationClosesAt: `${today}T19:00:00+08:00`,
  };
}

async function bringCompanies(stage: Stage, id: string, { district, companies, positions, today }: Day) {
  const as = district.caseworker;
  const coming = companies.slice(0, 6);
  await stage.act(attendingRoutes.inviteCompanies, { id, companyIds: coming.map((each) => each.id) }, as);
  for (const company of coming) {
    await stage.act(attendingRoutes.answerInvitation, { id, accept: true }, company.recruiter);
    const open = positions.filter((each) => each.company.id === company.id && each.validUntil > today);
    const positionIds = open.slice(0, 2).map((each) => each.id);
    await stage.act(attendingRoutes.prepareFair, { id, staff: ['顾平'], positionIds }, company.recruiter);
  }
  await stage.act(attendingRoutes.addBoothRows, { id, prefix: 'A', rows: 2, perRow: 4 }, as);
  await stage.act(attendingRoutes.assignBooths, { id }, as);
  stage.on(today);
  for (const { id: companyId } of coming.slice(0, 4))
    await stage.act(doorRoutes.setCompanyArrival, { id, companyId, here: true }, as);
}

/** Two gates; the second lost its network for a while and let somebody in whom the first had let in. */
async function openDoor(stage: Stage, id: string, codes: readonly string[], as: Actor): Promise<void> {
  const scan = (gate: string, read: string, more: Partial<ScanInput> = {}) => ({
    id: randomUUID(),
    gate,
    way: 'camera' as const,
    read,
    deviceAt: stage.services.clock.now().toISOString(),
    ...more,
  });
  const send = (scans: ReturnType<typeof scan>[]) =>
    stage.act(doorRoutes.recordScans, { id, deviceNow: stage.services.clock.now().toISOString(), scans }, as);
  for (const code of codes.slice(0, 6)) await send([scan('1 号门', code)]);
  await send([scan('1 号门', codes[2] ?? '')]);
  await send([scan('1 号门', 'FX227306', { way: 'typed' })]);
  await send([scan('1 号门', '', { way: 'walkIn' })]);
  const alone = { offline: true, saidOffline: 'admitted' as const };
  await send([1, 6, 7].map((index) => scan('2 号门', codes[index] ?? '', alone)));
}

async function meetAtBooths(
  stage: Stage,
  id: string,
  codes: readonly string[],
  { companies, accounts }: Day,
) {
  for (const [index, actor] of accounts.slice(0, 3).entries()) {
    const { registration } = await stage.act(registrationRoutes.readOwnRegistration, { id }, actor);
    if (!registration) continue;
    await stage.act(registrationRoutes.setBoothConsent, { id: registration.id, consents: true }, actor);
    const kind = index === 0 ? ('interview' as const) : ('intent' as const);
    const kept = { id, intentId: randomUUID(), read: codes[index] ?? '', kind, note: '下周来单位看看' };
    const company = companies[index % 2];
    if (company) await stage.act(intentRoutes.recordIntent, kept, company.recruiter);
  }
}
