import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator, servedPerson } from '../indicator.ts';
import { supplementaryFacts } from './supplementary-facts.ts';

export const internshipsProvided = indicator('02A', {
  counts: 'personTimes',
  rule: () =>
    '用人单位和毕业生确认的实习、见习，按确认日期计，一人每次实习计一次。只发布岗位不计；延长算同一次；上岗前取消的不计；明年毕业的在校生不计。经招聘会达成的也只计在这里，不计 08A、04B。',
  facts: (frame) =>
    sql`select r.record_type, r.record_id, r.person_id, r.unit_id, r.on_day, 1::bigint
      from internship_records r
      where r.on_day >= ${dayParam(frame.start)} and ${servedPerson(frame, sql`r.person_id`)}
      union all ${supplementaryFacts(frame, 'internship')}`,
});
