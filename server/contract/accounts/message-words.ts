import { wordIn, wordsKeptInside } from '../shared/hardship-words.ts';

/** Title under which a mail or SMS goes out whose own holds a word that stays inside (困难、档案、帮扶 …). */
export const plainTitle = '你有一条新消息';

/**
 * The title as it may leave. Titles carry names that people chose, of a class or a position, so it is looked at as it
 * leaves, not only as it is written; punctuation between the characters hides no word either.
 */
export function outwardTitle(title: string): string {
  const bare = title.normalize('NFKC').replaceAll(/[\p{P}\p{S}]/gu, '');
  return wordIn(bare, wordsKeptInside) === null ? title : plainTitle;
}
