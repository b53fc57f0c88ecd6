import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator, servedPerson } from '../indicator.ts';
import { supplementaryFacts } from './supplementary-facts.ts';

export const policyGrants = indicator('07A', {
  counts: 'personTimes',
  rule: () =>
    '在工会帮助下享受到的政府就业扶持政策，按批准日期计，一人每项政策每次批准计一次；按月发放的只计一次。按政策发放的贷款在第一笔放款日计一次，与它对应的批准不再计。工会自己的求职补贴计入 09，不计在这里。',
  facts: (frame) =>
    sql`select g.* from (${supplementaryFacts(frame, 'policyGrant')}) g(record_type, record_id, person_id, unit_id, on_day, quantity)
      join supplementary_live s on s.record_id = g.record_id
      where not exists (
        select 1 from loan_contracts l
        where l.under_policy and l.person_id = s.person_id and l.contract_number = s.contract_number
      )
      union all
      select 'supplementary', l.record_id, l.person_id, l.unit_id, l.on_day, 1::bigint
      from loan_contracts l
      where l.under_policy and l.on_day >= ${dayParam(frame.start)} and ${servedPerson(frame, sql`l.person_id`)}`,
});
