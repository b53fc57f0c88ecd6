import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';
import { openOutcome } from './10a.ts';

export const openPreviousYearGraduates = indicator('11A', {
  counts: 'persons',
  rule: () => '01C 里到统计时点仍待就业或没有登记去向的人。准备升学、暂不就业的不计。',
  facts: (frame) =>
    sql`select case when p.outcome_id is null then 'study' else 'outcome' end, coalesce(p.outcome_id, p.study_id),
        p.person_id, p.unit_id, ${dayParam(frame.asOf)}, 1::bigint, false
      from population p
      where not p.current_year and ${openOutcome(frame, sql`p.outcome`)}`,
});
