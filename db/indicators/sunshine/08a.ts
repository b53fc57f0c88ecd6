import { placementPaths } from '@sunshine/contract/applications/vocabulary.ts';
import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';

export const placementsWithHelp = indicator('08A', {
  counts: 'personTimes',
  served: true,
  rule: (settings) =>
    `工会帮助（${settings.placementPaths.map((path) => placementPaths[path]).join('、')}）、并经用人单位和毕业生双方确认（或附凭据）的上岗，按上岗日期计，一人每次上岗计一次。收到两个录用只计接受的那个；离职后再次上岗另计一次；上岗日在统计时点以前、之后才确认的也计；实习见习不计。5 月签约、9 月才上岗的，不计在这里，也不计在 10A。`,
  facts: (frame) =>
    sql`select r.record_type, r.record_id, r.person_id, r.unit_id, r.on_day, 1::bigint, r.supplementary
      from placement_records r
      where r.on_day >= ${dayParam(frame.start)}`,
});
