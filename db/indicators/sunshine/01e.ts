import { sql } from 'drizzle-orm';
import { indicator } from '../indicator.ts';

export const inNeedOfHelp = indicator('01E', {
  counts: 'persons',
  rule: () =>
    '01A 里统计期间有过就业帮扶需求的人，累计计。没有需求但接受了工会服务的，服务当天起算有需求。自己解决、其间没有接受过工会服务（02、03、06 至 09）的不计。',
  facts: () =>
    sql`select h.record_type, h.record_id, h.person_id, h.unit_id, h.on_day, 1::bigint, h.supplementary from helped h`,
});
