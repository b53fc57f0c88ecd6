import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame, isOneOf } from '../frame.ts';
import { indicator } from '../indicator.ts';
import { supplementaryFacts } from './record-facts.ts';

/** Employment-service events (就业服务活动) held by the last day that counts, whatever the period. */
export function heldEvents({ asOf }: Frame): SQL {
  const kinds = Object.entries(eventKinds).filter(([, kind]) => kind.counted04A);
  return sql`(
    select e.id as event_id, e.lead_union_id as unit_id, e.starts_on as on_day, e.supplementary from events e
    where e.state = 'held' and e.starts_on <= ${dayParam(asOf)} and ${isOneOf(
      sql`e.kind`,
      kinds.map(([key]) => key),
    )}
  )`;
}

export const eventsHeld = indicator('04A', {
  counts: 'events',
  rule: () =>
    '已经举办的招聘会和其他就业服务活动，按开始日期计，计在牵头单位。筹备中的、没有办成的不计；连办几天算一场；网络招聘会算一场；联合举办的只在牵头单位计一次。',
  facts: (frame) =>
    sql`select 'event', e.event_id, null::uuid, e.unit_id, e.on_day, 1::bigint,
        e.supplementary from ${heldEvents(frame)} e
      where e.on_day >= ${dayParam(frame.start)}
      union all ${supplementaryFacts(frame, 'event')}`,
});
