import type { z } from 'zod';
import { wordIn, wordsNotOfPeople } from '../shared/hardship-words.ts';
import { text } from '../shared/schemas.ts';

/** Text of a class that everyone sees who may sign up: it says nothing about those who come. */
export function visibleText(label: string, max: number, min = 1): z.ZodString {
  return text(label, max, min).refine((typed) => wordIn(typed, wordsNotOfPeople) === null, {
    message: `${label}报名的人都看得到，换个说法，别写困难、建档这样的字。`,
  });
}
