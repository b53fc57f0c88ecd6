import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const currentYearGraduates = indicator('01B', {
  counts: 'persons',
  rule: () => '01A 里毕业年份等于本年度的人，不论是否已经就业。结业、退学、延期毕业的不计。',
  facts: ({ asOf }) =>
    sql`select 'study', p.study_id, p.person_id, p.unit_id, ${dayParam(asOf)}, 1::bigint, false
      from population p where p.current_year`,
});
