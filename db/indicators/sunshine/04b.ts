import { sql } from 'drizzle-orm';
import { dayParam } from '../frame.ts';
import { indicator } from '../indicator.ts';
import { heldEvents } from './04a.ts';

export const openingsAtEvents = indicator('04B', {
  counts: 'openings',
  rule: () =>
    '04A 的活动上展出、审核为适合高校毕业生的全职岗位和公益性岗位，按招聘人数计，不按职位条数。同一岗位在一个单位的几场活动上只计一次，取各场最后一天人数最多的一次；在两个单位的活动上，两个单位各计一次，上级只计一次。',
  facts: (frame) =>
    sql`select 'position', s.position_id, null::uuid, e.unit_id, e.on_day, s.headcount::bigint, false
      from ${heldEvents(frame)} e
      join event_positions s on s.event_id = e.event_id
      join positions p on p.id = s.position_id
      where e.on_day >= ${dayParam(frame.start)} and s.headcount > 0
        and p.suitable_for_graduates and p.kind in ('fullTime', 'publicWelfare')`,
});
