import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const previousYearGraduates = indicator('01C', {
  counts: 'persons',
  rule: (settings) =>
    `01A 里毕业年份在本年度之前 ${settings.previousYears} 年以内的人；更早毕业的，统计期间须有帮扶需求且不超过 ${settings.oldestWithNeed} 岁。今年就业的仍计在这里，只是不再计入 11A。`,
  facts: ({ asOf }) =>
    sql`select 'study', p.study_id, p.person_id, p.unit_id, ${dayParam(asOf)}, 1::bigint, false
      from population p where not p.current_year`,
});
