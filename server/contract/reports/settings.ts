import { z } from 'zod';
import { placementPaths } from '../applications/vocabulary.ts';
import { degreeLevels, educationModes, outcomeKinds } from '../households/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';

const outcomeKeys = keysOf(outcomeKinds);
const settledKinds = outcomeKeys.filter((key) => outcomeKinds[key].settled);
const openKinds = outcomeKeys.filter((key) => outcomeKinds[key].open);
const kinds = z.array(z.enum(outcomeKeys));
/** A whole number with its bounds, and one sentence whatever is wrong with it. */
const whole = (min: number, max: number): z.ZodNumber => {
  const message = `写成 ${min} 到 ${max} 之间的整数。`;
  return z.number({ message }).int({ message }).min(min, { message }).max(max, { message });
};
const yuan = whole(0, 100_000_000);

/**
 * Every answer to the counting rules that a campaign may set otherwise; a campaign stores only what differs.
 * Source: the entries marked so in the counting rules of the form.
 */
export const campaignSettings = z.object({
  /** Education modes (学习形式) whose degree makes a graduate. */
  educationModes: z.array(z.enum(keysOf(educationModes))).default(['regular']),
  degrees: z.array(z.enum(keysOf(degreeLevels))).default(['college', 'bachelor', 'master', 'doctor']),
  /** 往届: how many years before the campaign's year, without a help need. */
  previousYears: whole(0, 10).default(2),
  /** 往届 of older years need an open help need and may be of this age at most. */
  oldestWithNeed: whole(18, 60).default(35),
  settledKinds: kinds.default(settledKinds),
  openKinds: kinds.default(openKinds),
  /** What counts as union help in a placement. */
  placementPaths: z.array(z.enum(keysOf(placementPaths))).default(keysOf(placementPaths)),
  /** Kinds that count as a placement only with evidence, even when both sides confirm. */
  kindsNeedingEvidence: kinds.default(
    outcomeKeys.filter((key) => outcomeKinds[key].placement === 'withEvidence'),
  ),
  /** 05A also counts preferred positions of employers without a tag. */
  otherEmployersIn05A: z.boolean().default(false),
  /** 02–09 also count services to persons outside the population. */
  servicesOutsidePopulation: z.boolean().default(false),
  /** 10A: division code of the locality; null is the district's own code. */
  localityCode: z
    .string()
    .regex(/^\d{6,12}$/, { message: '区划代码是 6 到 12 位数字，区是 6 位，街镇是 9 位。' })
    .nullable()
    .default(null),
  /** 03A, 06B: share of the meetings held that a person must attend. */
  attendancePercent: whole(1, 100).default(50),
  /** Average first tranche of a loan below or above which the preparer explains. */
  averageLoan: z.object({ fromYuan: yuan, toYuan: yuan }).default({ fromYuan: 5_000, toYuan: 500_000 }),
  /** Change against last year's figure, in percent of it, above which the preparer explains. */
  changePercent: whole(1, 1000).default(50),
});
export type CampaignSettings = z.infer<typeof campaignSettings>;

export interface SettingText {
  label: string;
  text: string;
}

/** The settings in force, one sentence each, as the product and the page behind the form print them. */
export function settingTexts(
  settings: CampaignSettings,
  district: { code: string; name: string },
): SettingText[] {
  const labels = (keys: readonly (keyof typeof outcomeKinds)[]): string =>
    keys.map((key) => outcomeKinds[key].label).join('、');
  return [
    {
      label: '学历',
      text: `${settings.educationModes.map((key) => educationModes[key]).join('、')}${settings.degrees.map((key) => degreeLevels[key]).join('、')}`,
    },
    {
      label: '往届',
      text: `毕业 ${settings.previousYears} 年以内；更早毕业的，统计期间须有未办结的帮扶需求，且不超过 ${settings.oldestWithNeed} 岁`,
    },
    { label: '已落实去向', text: labels(settings.settledKinds) },
    { label: '未就业', text: labels(settings.openKinds) },
    { label: '须附凭据的就业', text: labels(settings.kindsNeedingEvidence) },
    { label: '帮扶途径', text: settings.placementPaths.map((key) => placementPaths[key]).join('、') },
    {
      label: '爱心岗位',
      text: settings.otherEmployersIn05A
        ? '没有单位标签的优先、定向岗位也计入 05A'
        : '只计国有大中型企业、劳模企业、社会爱心企业和公益性岗位',
    },
    {
      label: '服务对象',
      text: settings.servicesOutsidePopulation ? '02 至 09 也计 01A 以外的人' : '02 至 09 只计 01A 里的人',
    },
    {
      label: '本地就读',
      text: `校区所在区划属于 ${settings.localityCode ?? `${district.code}（${district.name.replace(/总工会$/, '')}）`}`,
    },
    { label: '到课', text: `培训到课满 ${settings.attendancePercent}% 才计` },
    {
      label: '贷款平均额',
      text: `不足 ${settings.averageLoan.fromYuan} 元或超过 ${settings.averageLoan.toYuan} 元时要写说明`,
    },
    { label: '与上年相比', text: `增减超过上年数的 ${settings.changePercent}% 时要写说明` },
  ];
}
