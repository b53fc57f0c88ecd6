import { sql } from 'drizzle-orm';
import { indicator } from '../indicator.ts';
import { recordFacts } from './record-facts.ts';

export const certificatesObtained = indicator('03B', {
  counts: 'personTimes',
  served: true,
  rule: () =>
    '在工会帮助下（参加工会的班、工会付费或帮助申请补贴）取得职业资格证书的人次，按发证日期计，一人一证计一次。到期换证不计。可以多于 03A。',
  facts: (frame) => recordFacts(frame, sql`certificate_records`, 'certificate'),
});
