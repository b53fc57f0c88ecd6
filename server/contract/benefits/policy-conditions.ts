import { z } from 'zod';
import { divisionName } from '../households/divisions.ts';
import { degreeLevels, outcomeKinds } from '../households/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { text } from '../shared/schemas.ts';

const years = (from: number, to: number) =>
  z
    .number()
    .int()
    .min(from, { message: `最少 ${from} 年。` })
    .max(to, { message: `最多 ${to} 年。` });
const age = z.number().int().min(14, { message: '最小 14 岁。' }).max(70, { message: '最大 70 岁。' });
const months = z.number().int().min(1, { message: '至少 1 个月。' }).max(120, { message: '最多 120 个月。' });
/** Codes of divisions or their first digits: 31 is all Shanghai, 310118 青浦. */
const divisions = z
  .array(z.string().regex(/^\d{2}(\d{4})?$/, { message: '地方写成 2 位或 6 位的区划代码。' }))
  .min(1, { message: '至少写一个地方。' })
  .max(20, { message: '最多 20 个地方。' });
const outcomes = z.array(z.enum(keysOf(outcomeKinds))).min(1, { message: '至少选一种去向。' });

/** Conditions of a policy (政策条件) as data; each is judged on its own. */
export const PolicyConditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('graduatedWithin'), years: years(1, 10) }),
  z.object({ kind: z.literal('graduatesThisYear') }),
  z.object({ kind: z.literal('degreeAtLeast'), degree: z.enum(keysOf(degreeLevels)) }),
  z.object({ kind: z.literal('outcomeIn'), outcomes }),
  z.object({ kind: z.literal('ageAtLeast'), years: age }),
  z.object({ kind: z.literal('ageAtMost'), years: age }),
  z.object({ kind: z.literal('certificateWithin'), months }),
  z.object({ kind: z.literal('selfEmployed') }),
  z.object({ kind: z.literal('flexiblyEmployed') }),
  z.object({ kind: z.literal('smallEmployer') }),
  z.object({ kind: z.literal('publicWelfarePost') }),
  z.object({ kind: z.literal('inTraineeship') }),
  z.object({ kind: z.literal('originIn'), divisions }),
  z.object({ kind: z.literal('studiedIn'), divisions }),
  z.object({ kind: z.literal('insurancePaid'), months }),
  z.object({ kind: z.literal('asksForHelp') }),
  z.object({ kind: z.literal('recognised'), text: text('由谁认定', 80, 4) }),
  z.object({ kind: z.literal('confirm'), text: text('要确认的事', 80, 4) }),
]);
export type PolicyCondition = z.output<typeof PolicyConditionSchema>;
export type PolicyConditionKind = PolicyCondition['kind'];
export type ConditionOf<Kind extends PolicyConditionKind> = Extract<PolicyCondition, { kind: Kind }>;

/** Names of the kinds for those who write policies (条件的种类). */
export const policyConditionKinds: Readonly<Record<PolicyConditionKind, string>> = {
  graduatedWithin: '毕业几年内',
  graduatesThisYear: '今年毕业',
  degreeAtLeast: '学历不低于',
  outcomeIn: '去向是',
  ageAtLeast: '年龄不小于',
  ageAtMost: '年龄不大于',
  certificateWithin: '几个月内拿到证书',
  selfEmployed: '自主创业',
  flexiblyEmployed: '灵活就业',
  smallEmployer: '在小微企业上班',
  publicWelfarePost: '在公益性岗位',
  inTraineeship: '正在见习',
  originIn: '生源地在',
  studiedIn: '学校在',
  insurancePaid: '社保缴满几个月',
  asksForHelp: '请过工会帮忙找工作',
  recognised: '由部门认定的对象',
  confirm: '要自己确认的事',
};

const texts: { readonly [Kind in PolicyConditionKind]: (condition: ConditionOf<Kind>) => string } = {
  graduatedWithin: ({ years: n }) => `毕业 ${n} 年内`,
  graduatesThisYear: () => '今年毕业',
  degreeAtLeast: ({ degree }) => `${degreeLevels[degree]}及以上`,
  outcomeIn: ({ outcomes: kinds }) => `去向是${kinds.map((kind) => outcomeKinds[kind].label).join('、')}`,
  ageAtLeast: ({ years: n }) => `满 ${n} 岁`,
  ageAtMost: ({ years: n }) => `不超过 ${n} 岁`,
  certificateWithin: ({ months: n }) => `${n} 个月内拿到职业资格或技能等级证书`,
  selfEmployed: () => '自主创业，有营业执照',
  flexiblyEmployed: () => '灵活就业',
  smallEmployer: () => '在小微企业上班',
  publicWelfarePost: () => '在公益性岗位上班',
  inTraineeship: () => '正在见习',
  originIn: ({ divisions: codes }) => `生源地在${placesOf(codes)}`,
  studiedIn: ({ divisions: codes }) => `学校在${placesOf(codes)}`,
  insurancePaid: ({ months: n }) => `社保缴满 ${n} 个月`,
  asksForHelp: () => '请工会帮忙找工作，还没办结',
  recognised: ({ text: whom }) => whom,
  confirm: ({ text: what }) => what,
};

/** What a condition asks, as everybody reads it. */
export function conditionText(condition: PolicyCondition): string {
  // The table is keyed by the kind, so the entry takes exactly this condition.
  const say = texts[condition.kind] as (condition: PolicyCondition) => string;
  return say(condition);
}

/** 上海、江苏; a code of two digits is the whole province. */
export function placesOf(codes: readonly string[]): string {
  return codes.map((code) => divisionName(code.padEnd(6, '0'))).join('、');
}

/** Stored conditions; one written in a form we no longer read is left to the person to ask about. */
export function readConditions(stored: readonly unknown[]): PolicyCondition[] {
  return stored.map((each) => {
    const read = PolicyConditionSchema.safeParse(each);
    return read.success ? read.data : { kind: 'confirm', text: '有一条写法变了，到窗口问清楚' };
  });
}
