import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const openingsOfTaggedEmployers = indicator('05A', {
  counts: 'openings',
  rule: (settings) =>
    `约定优先或定向推荐的岗位，按招聘人数计：国有大中型企业、劳模企业、社会爱心企业的全职和公益性岗位，以及其他单位的公益性岗位${settings.otherEmployersIn05A ? '；没有单位标签的全职岗位也计' : ''}。日期取首次发布和约定之日中较晚的一天，单位标签、约定和人数都按那一天。计在审核岗位的工会，一个岗位只计一次；可以和 04B 重复，两项不能相加。`,
  facts: ({ start, asOf, settings }) =>
    sql`select 'position', p.id, null::uuid, p.approving_union_id, p.preferred_on, p.preferred_headcount::bigint,
        false
      from positions p
      where p.preferred_on between ${dayParam(start)} and ${dayParam(asOf)} and (
        p.kind = 'publicWelfare'
        or (p.kind = 'fullTime' and (${settings.otherEmployersIn05A}::boolean or exists (
          select 1 from company_tag_periods t where t.company_id = p.company_id
            and p.preferred_on between t.from_day and coalesce(t.until_day, 'infinity')
        )))
      )`,
});
