import { placementPaths } from '../applications/vocabulary.ts';
import { degreeLevels, educationModes, outcomeKinds } from '../households/vocabulary.ts';
import type { CampaignSettings } from './settings.ts';

type Choices = Readonly<Record<string, string>>;

/** How one setting of a campaign is asked: the question, the rule it answers, and the cells it moves. */
export interface SettingField {
  readonly label: string;
  /** Sentence of the counting rules that leaves the answer open. */
  readonly rule: string;
  /** Cells that a change can move. */
  readonly cells: readonly string[];
  readonly control:
    | { readonly kind: 'choices'; readonly choices: Choices }
    | { readonly kind: 'number'; readonly unit: string; readonly min: number; readonly max: number }
    | { readonly kind: 'switch'; readonly says: string }
    | { readonly kind: 'locality' }
    | { readonly kind: 'band'; readonly unit: string };
}

const outcomes: Choices = Object.fromEntries(
  Object.entries(outcomeKinds).map(([key, { label }]) => [key, label]),
);
const people = ['01A', '01B', '01C', '01D', '01E', '10A', '11A'] as const;
const services = ['02A', '03A', '03B', '06A', '06B', '06C', '06D', '07A', '08A', '09A', '09B'] as const;
const everything = [...people, ...services] as const;

/** Every setting of a campaign in the order of the form; source: the entries marked ⚙ in the counting rules. */
export const settingFields = {
  educationModes: {
    label: '学习形式',
    rule: '最高学历按国民教育里的全日制算。成人教育、网络教育、非全日制一般不算，本区要算就勾上。',
    cells: everything,
    control: { kind: 'choices', choices: educationModes },
  },
  degrees: {
    label: '学历层次',
    rule: '大专及以上算高校毕业生。中职、技校一般不算。',
    cells: everything,
    control: { kind: 'choices', choices: degreeLevels },
  },
  previousYears: {
    label: '往届算几年',
    rule: '往届是毕业一年、两年的人。再早的，统计期间有没办结的帮扶需求才算。',
    cells: everything,
    control: { kind: 'number', unit: '年', min: 0, max: 10 },
  },
  oldestWithNeed: {
    label: '更早毕业的最大年龄',
    rule: '更早毕业、有帮扶需求的人，到统计时点不超过这个岁数才算。',
    cells: everything,
    control: { kind: 'number', unit: '岁', min: 18, max: 60 },
  },
  settledKinds: {
    label: '哪些去向算已落实',
    rule: '已落实、又是自己解决的计入 01D，落实后的去向也办结帮扶需求。升学、出国、入伍一般算已落实。',
    cells: ['01D', '01E'],
    control: { kind: 'choices', choices: outcomes },
  },
  openKinds: {
    label: '哪些去向算未就业',
    rule: '10A、11A 计去向还没落实的人。不就业拟升学、其他暂不就业一般不算在内。',
    cells: ['10A', '11A'],
    control: { kind: 'choices', choices: outcomes },
  },
  kindsNeedingEvidence: {
    label: '哪些就业要附凭据',
    rule: '这几种去向，双方都确认了也要有凭据才计入 08A。',
    cells: ['01E', '08A'],
    control: { kind: 'choices', choices: outcomes },
  },
  placementPaths: {
    label: '哪些途径算工会帮助',
    rule: '08A 计工会帮助的上岗：平台投递、招聘会、工会推荐、定向岗位、培训后上岗和实习见习留用。',
    cells: ['01E', '08A'],
    control: { kind: 'choices', choices: placementPaths },
  },
  otherEmployersIn05A: {
    label: '没有标签的单位',
    rule: '05A 计国有大中型企业、劳模企业、社会爱心企业和公益性岗位。其他单位的优先、定向岗位，活动明确要计才计。',
    cells: ['05A'],
    control: { kind: 'switch', says: '没有单位标签的优先、定向岗位也计入 05A' },
  },
  servicesOutsidePopulation: {
    label: '01A 以外的人',
    rule: '02、03、06 至 09 计给 01A 里的人办的事。在本地就读、家庭不在本地的人接受的服务一般不计。',
    cells: services,
    control: { kind: 'switch', says: '给 01A 以外的人办的也计' },
  },
  localityCode: {
    label: '本地就读的区划代码',
    rule: '10A 计校区在本地的人，按最后就读校区的区划代码认。不填就是本区。',
    cells: ['10A'],
    control: { kind: 'locality' },
  },
  attendancePercent: {
    label: '到课满多少才计',
    rule: '培训到课满一半计一人次，03A 和 06B 一样。',
    cells: ['01E', '03A', '06B'],
    control: { kind: 'number', unit: '%', min: 1, max: 100 },
  },
  averageLoan: {
    label: '贷款平均额的常见范围',
    rule: '首笔放款的平均额不在这个范围里，填报人要写说明。不改变任何一个数。',
    cells: [],
    control: { kind: 'band', unit: '元' },
  },
  changePercent: {
    label: '和上年比变动多少要说明',
    rule: '每一格和上年封存的数（或录入的纸质数）比，增减超过这个比例时填报人写说明。不改变任何一个数。',
    cells: [],
    control: { kind: 'number', unit: '%', min: 1, max: 1000 },
  },
} as const satisfies Record<keyof CampaignSettings, SettingField>;
export type SettingKey = keyof typeof settingFields;

/** Fields of a campaign beside its settings. */
export const planDays = { periodStart: '统计期间从', cutoffDay: '统计时点', dueDay: '上报截止日' } as const;
export type PlanKey = keyof typeof planDays | SettingKey;
