import { sql } from 'drizzle-orm';
import { dayParam, isOneOf } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const settledByThemselves = indicator('01D', {
  counts: 'persons',
  rule: () =>
    '01A 里不在 01E、到统计时点去向已经落实、并且是自己落实的人。升学、应征入伍、出国出境也算落实。工会帮过的人留在 01E，不移到这里。',
  facts: ({ asOf, settings }) =>
    sql`select 'outcome', o.outcome_id, p.person_id, p.unit_id, ${dayParam(asOf)}, 1::bigint
      from population p join outcome_now o on o.person_id = p.person_id
      where o.resolved_by = 'self' and ${isOneOf(sql`o.kind`, settings.settledKinds)}
        and not exists (select 1 from helped h where h.person_id = p.person_id)`,
});
