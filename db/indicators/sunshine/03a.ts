import { indicator } from '../indicator.ts';
import { supplementaryFacts } from './supplementary-facts.ts';

export const skillTrainings = indicator('03A', {
  counts: 'personTimes',
  rule: () =>
    '参加就业技能培训的人次，到课过半才计，按结班日期计，一人一个班计一次；缺课的不计，连上几天算一次。创业培训计入 06B。',
  facts: (frame) => supplementaryFacts(frame, 'skillTraining'),
});
