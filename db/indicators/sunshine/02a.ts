import { sql } from 'drizzle-orm';
import { indicator } from '../indicator.ts';
import { recordFacts } from './record-facts.ts';

export const internshipsProvided = indicator('02A', {
  counts: 'personTimes',
  served: true,
  rule: () =>
    '用人单位和毕业生确认的实习、见习，按确认日期计，一人每次实习计一次。只发布岗位不计；延长算同一次；上岗前取消的不计；明年毕业的在校生不计。经招聘会达成的也只计在这里，不计 08A、04B。',
  facts: (frame) => recordFacts(frame, sql`internship_records`, 'internship'),
});
