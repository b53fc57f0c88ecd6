import { sql } from 'drizzle-orm';
import { indicator } from '../indicator.ts';
import { allowanceFacts } from './09a.ts';

export const jobSeekingAllowanceAmount = indicator('09B', {
  counts: 'sum',
  served: true,
  rule: () => '09A 各次发放减去退回后的净额合计，单位为万元，最多六位小数，由分精确换算。',
  facts: (frame) => allowanceFacts(frame, sql`a.net_fen`),
});
