import { wordIn, wordsNotPublic } from '../shared/hardship-words.ts';

/** The first word of a text that does not stand where everybody reads; null when it may be read by everybody. */
export function privateWordIn(text: string): string | null {
  return wordIn(text, wordsNotPublic);
}
