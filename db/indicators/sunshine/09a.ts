import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame } from '../frame.ts';
import { indicator } from '../indicator.ts';

/** Job-seeking allowances (求职补贴) paid in the period, net above zero, with the quantity that the figure asks for. */
export function allowanceFacts(frame: Frame, quantity: SQL): SQL {
  return sql`select a.record_type, a.record_id, a.person_id, a.unit_id, a.on_day, ${quantity},
      a.record_type = 'supplementary'
    from allowance_records a
    where a.on_day >= ${dayParam(frame.start)}`;
}

export const jobSeekingAllowances = indicator('09A', {
  counts: 'personTimes',
  served: true,
  rule: () => '工会发放求职补贴的人次，按发放日期计，一人每次发放计一次；全额退回的不计。',
  facts: (frame) => allowanceFacts(frame, sql`1::bigint`),
});
