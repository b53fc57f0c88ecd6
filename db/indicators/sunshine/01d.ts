import { sql } from 'drizzle-orm';
import { dayParam, isOneOf } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const settledByThemselves = indicator('01D', {
  counts: 'persons',
  rule: () =>
    '01A 里不在 01E、到统计时点去向已经落实、并且是自己落实的人。升学、应征入伍、出国出境也算落实。工会帮过的人留在 01E，不移到这里。',
  facts: ({ asOf, settings }) =>
    sql`select 'outcome', p.outcome_id, p.person_id, p.unit_id, ${dayParam(asOf)}, 1::bigint, false
      from population p left join helped h on h.person_id = p.person_id
      where p.resolved_by = 'self' and ${isOneOf(sql`p.outcome`, settings.settledKinds)} and h.person_id is null`,
});
