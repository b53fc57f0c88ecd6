import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id } from '../shared/schemas.ts';
import { eventKinds, eventStates } from './vocabulary.ts';

/** What an event is, when and where, and whose. */
export const EventBriefSchema = z.object({
  id,
  kind: z.enum(keysOf(eventKinds)),
  state: z.enum(keysOf(eventStates)),
  title: z.string(),
  startsOn: day,
  /** Last day, included. */
  endsOn: day,
  hours: z.string(),
  place: z.string(),
  leadName: z.string(),
});
