import { indicator } from '../indicator.ts';
import { supplementaryFacts } from './supplementary-facts.ts';

export const entrepreneurshipTrainings = indicator('06B', {
  counts: 'personTimes',
  rule: () => '参加创业培训的人次，到课过半才计，按结班日期计，一人一个班计一次；分两个模块的算两个班。',
  facts: (frame) => supplementaryFacts(frame, 'entrepreneurshipTraining'),
});
