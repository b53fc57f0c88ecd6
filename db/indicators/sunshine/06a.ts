import { sql } from 'drizzle-orm';
import { indicator } from '../indicator.ts';
import { recordFacts } from './record-facts.ts';

export const entrepreneurshipGuidance = indicator('06A', {
  counts: 'personTimes',
  served: true,
  rule: () => '提供创业指导的人次，须有记录、指导人和日期，按指导日期计，一人一次计一次。',
  facts: (frame) => recordFacts(frame, sql`guidance_records`, 'guidance'),
});
