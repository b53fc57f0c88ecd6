import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator, servedPerson } from '../indicator.ts';

export const guaranteedLoanAmount = indicator('06D', {
  counts: 'sum',
  rule: () =>
    '统计期间内实际放款的金额合计，单位为元，按每笔放款日期计。以前合同的后续放款也计，那时只有 06D、没有 06C；仅审批未放款的、被银行退回的不计。',
  facts: (frame) =>
    sql`select 'supplementary', s.record_id, s.person_id, s.unit_id, s.on_day, s.net_fen
      from supplementary_live s
      where s.kind = 'loanTranche' and s.net_fen > 0 and s.on_day >= ${dayParam(frame.start)}
        and ${servedPerson(frame, sql`s.person_id`)}`,
});
