import { sql } from 'drizzle-orm';
import { indicator } from '../indicator.ts';
import { recordFacts } from './record-facts.ts';

export const entrepreneurshipTrainings = indicator('06B', {
  counts: 'personTimes',
  served: true,
  rule: (settings) =>
    `参加创业培训的人次，到课满 ${settings.attendancePercent}% 才计，按结班日期计，一人一个班计一次；分两个模块的算两个班。`,
  facts: (frame) =>
    recordFacts(
      frame,
      sql`(select * from attended_records where kind = 'entrepreneurshipTraining')`,
      'entrepreneurshipTraining',
    ),
});
