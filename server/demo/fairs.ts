import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { EventKind } from '@sunshine/contract/events/vocabulary.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoDistrict } from './district.ts';
import { closeFair } from './fair-results.ts';
import type { DemoPosition } from './positions.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

interface FairPlan {
  kind: EventKind;
  title: string;
  startsOn: string;
  days: number;
  place: string;
  town: string | null;
  hours: string;
  lead: { id: string; caseworker: Actor; reviewer: Actor };
  coOrganiserIds: string[];
  shown: number;
  /** Rained off, or too few registered. */
  cancelled: string | null;
}

const kinds: readonly (readonly [EventKind, string, number])[] = [
  ['jobFair', '春季招聘会', 14],
  ['companyTalk', '企业宣讲进社区', 4],
  ['guidanceSession', '简历一对一修改', 0],
  ['jobFair', '毕业季专场招聘会', 18],
  ['liveStream', '直播带岗', 8],
  ['policyTalk', '就业政策说明会', 0],
];

/** The district's own fairs and those of the towns; one joint, one that did not take place. */
export async function holdFairs(
  stage: Stage,
  random: Random,
  district: DemoDistrict,
  positions: readonly DemoPosition[],
  year: number,
): Promise<void> {
  for (const plan of planFairs(random, district, year)) await holdFair(stage, random, plan, positions);
}

function planFairs(random: Random, district: DemoDistrict, year: number): FairPlan[] {
  const [first, second] = district.units;
  const own: FairPlan[] = [
    districtFair(district, `${year}年春风行动招聘会`, `${year}-03-14`, first ? [first.id] : []),
    districtFair(district, `${year}年夏季高校毕业生招聘会`, `${year}-06-20`, second ? [second.id] : []),
  ];
  const units = random.shuffle(district.units).slice(0, 12);
  const local = units.map((unit, index): FairPlan => {
    const [kind, name, shown] = kinds[index % kinds.length] ?? ['jobFair', '招聘会', 10];
    const town = towns.find((each) => each.code === unit.town);
    return {
      kind,
      title: `${unit.name.replace(/(总)?工会$/, '')}${name}`,
      startsOn: addDays(`${year}-03-01`, random.between(0, 150)),
      days: 1,
      place: kind === 'liveStream' ? '网上直播间' : `${town?.name ?? '青浦'}社区文化活动中心`,
      town: kind === 'liveStream' ? null : unit.town,
      hours: '9:00–15:00',
      lead: { ...unit, reviewer: unit.reviewer ?? district.reviewer },
      coOrganiserIds: [],
      shown,
      cancelled: index === 4 ? '台风橙色预警，场地关闭，改为网上推送岗位' : null,
    };
  });
  return [...own, ...local].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
}

function districtFair(
  district: DemoDistrict,
  title: string,
  startsOn: string,
  coOrganiserIds: string[],
): FairPlan {
  const { id, caseworker, reviewer } = district;
  const lead = { id, caseworker, reviewer };
  const where = { place: '区职工文体中心一楼大厅', town: '310118001', hours: '9:00–16:00' };
  return {
    kind: 'jobFair',
    title,
    startsOn,
    days: 2,
    ...where,
    lead,
    coOrganiserIds,
    shown: 40,
    cancelled: null,
  };
}

async function holdFair(
  stage: Stage,
  random: Random,
  plan: FairPlan,
  positions: readonly DemoPosition[],
): Promise<void> {
  const { kind, title, startsOn, place, town, hours, lead, coOrganiserIds } = plan;
  const endsOn = addDays(startsOn, plan.days - 1);
  stage.on(addDays(startsOn, -20));
  const description = '带上简历和身份证件；现场有简历修改和政策咨询。';
  const input = {
    kind,
    title,
    startsOn,
    endsOn,
    place,
    town,
    hours,
    description,
    leadUnionId: lead.id,
    coOrganiserIds,
  };
  const { id } = await stage.act(eventRoutes.planEvent, input, lead.caseworker);
  stage.on(addDays(startsOn, -1));
  const open = positions.filter((each) => each.publishedOn < startsOn && each.validUntil > endsOn);
  const shown = random.shuffle(open).slice(0, plan.shown);
  if (shown.length > 0) {
    await stage.act(eventRoutes.showPositions, { id, add: shown.map((each) => each.id) }, lead.caseworker);
  }
  stage.on(addDays(endsOn, 1));
  if (plan.cancelled) {
    await stage.act(eventRoutes.recordNotHeld, { id, reason: plan.cancelled }, lead.caseworker);
    return;
  }
  const visitors = random.between(40, 900);
  await closeFair(stage, id, [lead.caseworker, lead.reviewer], { visitors, note: '按纸质签到表' });
}

/** What lies ahead: the pages of events are never empty on a first visit. */
export async function announceFairs(stage: Stage, district: DemoDistrict, today: string): Promise<void> {
  stage.on(today);
  const [first, second, third] = district.units;
  const coming = [
    {
      kind: 'guidanceSession',
      title: '简历一对一修改',
      in: 9,
      lead: first,
      place: '夏阳街道职工之家',
      town: '310118001',
    },
    {
      kind: 'policyTalk',
      title: '见习补贴怎么领',
      in: 13,
      lead: second,
      place: '盈浦街道社区文化活动中心',
      town: '310118002',
    },
    { kind: 'liveStream', title: '香花桥企业直播带岗', in: 26, lead: third, place: '网上直播间', town: null },
  ] as const;
  for (const each of coming) {
    if (!each.lead) continue;
    const startsOn = addDays(today, each.in);
    const { kind, title, place, town, lead } = each;
    const input = {
      kind,
      title,
      startsOn,
      endsOn: startsOn,
      place,
      town,
      hours: '9:00–15:00',
      description: '不收费，毕业生都可以来。',
      leadUnionId: lead.id,
    };
    await stage.act(eventRoutes.planEvent, input, lead.caseworker);
  }
}
