import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const guaranteedLoans = indicator('06C', {
  counts: 'personTimes',
  served: true,
  rule: () =>
    '小额担保贷款首次放款的人次，按第一笔放款日期计，一人一份合同计一次。只批准没放款的不计；续签合同另计一次；被银行退回的放款视为没有发生，借款人还款不影响。',
  facts: (frame) =>
    sql`select l.record_type, l.record_id, l.person_id, l.unit_id, l.on_day, 1::bigint, l.record_type = 'supplementary'
      from loan_contracts l
      where l.on_day >= ${dayParam(frame.start)}`,
});
