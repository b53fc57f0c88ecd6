import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { addDays } from '../clock.ts';
import type { DemoCompany } from './companies.ts';
import type { DemoDistrict } from './district.ts';
import { closeFair } from './fair-results.ts';
import type { DemoPosition } from './positions.ts';
import type { Stage } from './stage.ts';

interface Hosts {
  district: DemoDistrict;
  companies: readonly DemoCompany[];
  positions: readonly DemoPosition[];
  today: string;
}

/** The district's big fair, half prepared: sessions, thirty companies in every state, booths drawn and mostly given. */
export async function prepareBigFair(stage: Stage, hosts: Hosts): Promise<string> {
  const { district, companies, today } = hosts;
  const as = district.caseworker;
  stage.on(today);
  const { id } = await stage.act(eventRoutes.planEvent, bigFair(district, addDays(today, 19)), as);
  await joinCompanies(stage, id, hosts);
  await drawBooths(stage, id, hosts);
  for (const [item, note] of [
    ['place', '文体中心已回函'],
    ['companies', `确认 ${Math.min(24, companies.length)} 家`],
    ['safetyPlan', '《冬季招聘会安全工作方案》'],
  ] as const)
    await stage.act(eventPlanRoutes.tickChecklist, { id, item, note }, as);
  await stage.act(eventPlanRoutes.keepEventTemplate, { id, name: '一天两场的大型招聘会' }, as);
  await stage.act(eventPlanRoutes.announceEvent, word(id), as);
  return id;
}

function bigFair(district: DemoDistrict, day: string) {
  const at = (time: string): string => `${day}T${time}:00+08:00`;
  return {
    kind: 'jobFair' as const,
    title: '冬季高校毕业生招聘会',
    startsOn: day,
    endsOn: day,
    hours: '9:00–15:30',
    place: '区职工文体中心一楼大厅',
    town: '310118001',
    description: '不收费，毕业生都可以来。带上简历，现场有简历修改和政策咨询。',
    leadUnionId: district.id,
    coOrganiserIds: district.units.slice(0, 2).map((unit) => unit.id),
    capacity: 600,
    expectedVisitors: 1200,
    registrationOpensAt: `${addDays(day, -40)}T09:00:00+08:00`,
    registrationClosesAt: `${addDays(day, -1)}T18:00:00+08:00`,
    companiesUntil: addDays(day, -5),
    sessions: [
      { label: '上午场', startsAt: at('09:00'), endsAt: at('12:00'), capacity: 350 },
      { label: '下午场', startsAt: at('13:00'), endsAt: at('15:30'), capacity: 250 },
    ],
  };
}

/** Twenty-four come, some were only asked, some ask themselves, one says no, one is turned down. */
async function joinCompanies(stage: Stage, id: string, hosts: Hosts): Promise<void> {
  const { district, companies, positions, today } = hosts;
  const as = district.caseworker;
  const [coming, silent, refusing] = [
    companies.slice(0, 24),
    companies.slice(24, 28),
    companies.slice(28, 29),
  ];
  const invited = [...coming, ...silent, ...refusing].map((company) => company.id);
  await stage.act(attendingRoutes.inviteCompanies, { id, companyIds: invited }, as);
  for (const [index, company] of coming.entries()) {
    await stage.act(attendingRoutes.answerInvitation, { id, accept: true }, company.recruiter);
    // A few have not chosen yet, as it is before every fair.
    if (index % 8 === 7) continue;
    const open = positions.filter((each) => each.company.id === company.id && each.validUntil > today);
    const positionIds = open.slice(0, 3).map((each) => each.id);
    const staff = index % 3 === 0 ? ['陆敏', '顾平'] : [];
    const wish = index % 5 === 0 ? '要一个电源插座' : '';
    const booth = { id, staff, wish, positionIds };
    await stage.act(attendingRoutes.prepareFair, booth, company.recruiter);
  }
  for (const company of refusing)
    await stage.act(attendingRoutes.answerInvitation, { id, accept: false }, company.recruiter);
  for (const company of companies.slice(29, 33))
    await stage.act(attendingRoutes.applyToFair, { id, wish: '想招两名应届生，来两个人' }, company.recruiter);
  const { items } = await stage.act(attendingRoutes.listAttending, { id }, as);
  const [asked] = items.filter((row) => row.state === 'applied');
  if (!asked) return;
  const reason = '同类岗位已经有三家，下一场优先安排';
  await stage.act(attendingRoutes.decideAttending, { id, ids: [asked.id], to: 'rejected', reason }, as);
}

async function drawBooths(stage: Stage, id: string, { district }: Hosts): Promise<void> {
  const as = district.caseworker;
  const hall = {
    width: 18,
    height: 12,
    fixtures: [
      { label: '主席台', x: 6, y: 0, width: 6, height: 1 },
      { label: '服务台', x: 2, y: 11, width: 3, height: 1 },
      { label: '入口', x: 8, y: 11, width: 2, height: 1 },
      { label: '面试间', x: 13, y: 11, width: 4, height: 1 },
    ],
  };
  await stage.act(attendingRoutes.drawHall, { id, ...hall }, as);
  await stage.act(attendingRoutes.addBoothRows, { id, prefix: 'A', rows: 3, perRow: 8 }, as);
  await stage.act(attendingRoutes.assignBooths, { id }, as);
  const { booths } = await stage.act(attendingRoutes.readBoothPlan, { id }, as);
  // The last two wait to be given by hand.
  for (const { id: boothId, company } of booths.slice(-2))
    if (company) await stage.act(attendingRoutes.assignBooth, { id, boothId, eventCompanyId: null }, as);
}

function word(id: string) {
  return {
    id,
    announcementId: 'b1d0c0de-0000-4000-8000-000000000005',
    audience: 'companies' as const,
    title: '选好展位上的岗位',
    body: '招聘会前五天锁定展位图。还没选岗位的单位，点开招聘会选一下。',
  };
}

/** An online fair that asks for companies, and a summer practice that was held and counts nowhere. */
export async function prepareOtherKinds(stage: Stage, hosts: Hosts): Promise<void> {
  const { district, companies, today } = hosts;
  const as = district.caseworker;
  stage.on(today);
  const day = addDays(today, 33);
  const online = {
    kind: 'onlineFair' as const,
    title: '网络招聘周',
    startsOn: day,
    endsOn: addDays(day, 6),
    place: '阳光就业网上专区',
    description: '不用出门，七天里随时看岗位、投简历。',
    leadUnionId: district.id,
    companiesUntil: addDays(day, -3),
  };
  const { id } = await stage.act(eventRoutes.planEvent, online, as);
  const companyIds = companies.slice(0, 6).map((company) => company.id);
  await stage.act(attendingRoutes.inviteCompanies, { id, companyIds }, as);

  const past = addDays(today, -60);
  stage.on(addDays(past, -20));
  const practice = {
    kind: 'summerPractice' as const,
    title: '职工子女社会实践周',
    startsOn: past,
    endsOn: addDays(past, 4),
    place: '区职工文体中心',
    hours: '9:00–16:00',
    description: '到企业和社区走一走，写一份实践小结。',
    leadUnionId: district.id,
  };
  const held = await stage.act(eventRoutes.planEvent, practice, as);
  stage.on(addDays(past, 5));
  await closeFair(stage, held.id, [as, district.reviewer], { visitors: 46, note: '按纸质签到表' });
}
