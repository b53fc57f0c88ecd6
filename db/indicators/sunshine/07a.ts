import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const policyGrants = indicator('07A', {
  counts: 'personTimes',
  served: true,
  rule: () =>
    '在工会帮助下享受到的政府就业扶持政策，按批准日期计，一人每项政策每次批准计一次；按月发放的只计一次。按政策发放的贷款在第一笔放款日计一次，与它对应的批准不再计。工会自己的求职补贴计入 09，不计在这里。',
  facts: (frame) =>
    sql`select g.record_type, g.record_id, g.person_id, g.unit_id, g.on_day, g.quantity,
        g.record_type = 'supplementary'
      from grant_records g
      where g.on_day >= ${dayParam(frame.start)}`,
});
