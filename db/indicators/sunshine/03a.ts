import { sql } from 'drizzle-orm';
import { indicator } from '../indicator.ts';
import { recordFacts } from './record-facts.ts';

export const skillTrainings = indicator('03A', {
  counts: 'personTimes',
  served: true,
  rule: (settings) =>
    `参加就业技能培训的人次，到课满 ${settings.attendancePercent}% 才计，按结班日期计，一人一个班计一次；缺课的不计，连上几天算一次。创业培训计入 06B。`,
  facts: (frame) =>
    recordFacts(frame, sql`(select * from attended_records where kind = 'skillTraining')`, 'skillTraining'),
});
