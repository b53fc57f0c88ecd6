import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const graduatesOfTheUnit = indicator('01A', {
  counts: 'persons',
  rule: (settings) =>
    `统计期间内有一天在档的困难职工家庭成员里，已完成最高学历、符合应届或往届条件的人，按统计时点管理档案的单位计。应届按毕业年份；往届为毕业 ${settings.previousYears} 年以内，更早毕业的须有帮扶需求且不超过 ${settings.oldestWithNeed} 岁。期间内脱困退出的本年度仍计；错建的、已故的不计；父母一辈早年的学历不计。等于 01B＋01C。`,
  facts: ({ asOf }) =>
    sql`select 'study', p.study_id, p.person_id, p.unit_id, ${dayParam(asOf)}, 1::bigint, false from population p`,
});
