import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const guaranteedLoanAmount = indicator('06D', {
  counts: 'sum',
  served: true,
  rule: () =>
    '统计期间内实际放款的金额合计，单位为元，按每笔放款日期计。以前合同的后续放款也计，那时只有 06D、没有 06C；仅审批未放款的、被银行退回的不计。',
  facts: (frame) =>
    sql`select t.record_type, t.record_id, t.person_id, t.unit_id, t.on_day, t.net_fen, t.record_type = 'supplementary'
      from tranche_records t
      where t.on_day >= ${dayParam(frame.start)}`,
});
