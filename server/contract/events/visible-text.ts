import type { z } from 'zod';
import { text } from '../shared/schemas.ts';

/** Words that say of the people in a class that they are poor; graduates and their phones see the text. */
const telling = /困难|贫困|脱困|低保|救助|建档|特困/;

/** Text of a class that everyone sees who may sign up: it says nothing about those who come. */
export function visibleText(label: string, max: number, min = 1): z.ZodString {
  return text(label, max, min).refine((typed) => !telling.test(typed), {
    message: `${label}报名的人都看得到，换个说法，别写困难、建档这样的字。`,
  });
}
