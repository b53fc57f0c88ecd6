import { first, type RuleHead } from './rule.ts';

/** Rules over figures and lengths; `check-ad` and `pay-rules` know how each is reckoned. */
export const figureRules = [
  {
    rule: 'minimumWage',
    ...first,
    level: 'block',
    sentence: '低于上海现在的最低工资（{单位} {标准} 元），请改到标准以上。',
    law: '劳动法第四十八条',
  },
  {
    rule: 'payRange',
    ...first,
    level: 'warn',
    sentence: '上限是下限的 {倍数} 倍，范围写得太宽，应聘者会少。可以照发。',
    law: null,
  },
  {
    rule: 'categoryPay',
    version: 1,
    from: '2026-11-01',
    level: 'warn',
    sentence: '待遇是同类岗位中位数（每月 {标准} 元）的 {倍数} 倍，看看有没有写错一位。',
    law: null,
  },
  {
    rule: 'shortDuties',
    ...first,
    level: 'warn',
    sentence: '岗位职责只有 {字数} 个字，写到 {标准} 个字以上，应聘者才知道每天做什么。',
    law: null,
  },
] as const satisfies readonly RuleHead[];
export type FigureRuleName = (typeof figureRules)[number]['rule'];
