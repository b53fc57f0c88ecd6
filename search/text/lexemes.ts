import { fold } from './fold.ts';
import { bigrams, cutForSearch } from './jieba.ts';
import { suffixInitials, suffixSounds } from './pinyin.ts';
import { runsOf } from './runs.ts';

/** Pairs, sounds and initials stand in the same index as words, behind a mark that no word can carry. */
export const pairMark = '2/';
export const soundMark = 'py/';
export const initialMark = 'sm/';
/** So do the group of words for one work that a title names, its trade, and the majors it asks for. */
export const groupMark = 'sy/';
export const occupationMark = 'oc/';
export const majorMark = 'mj/';

/** The words of a text, cut finely. */
export function wordsOf(text: string): string[] {
  return runsOf(fold(text)).flatMap((run) =>
    run.kind === 'latin' ? latinWords(run.text) : [...new Set(cutForSearch(run.text))],
  );
}

/** Every two Chinese characters that stand together: finds names that no dictionary knows. */
export function pairsOf(text: string): string[] {
  return [...new Set(runsOf(fold(text)).flatMap((run) => (run.kind === 'han' ? bigrams(run.text) : [])))];
}

/** `node.js` → node.js, node, js. */
export function latinWords(run: string): string[] {
  return [...new Set([run, ...run.split(/[.+#-]+/u).filter((part) => part !== '')])];
}

/** Sounds and initials of a title, marked. */
export function soundsOf(text: string): string[] {
  return [
    ...suffixSounds(text).map((each) => `${soundMark}${each}`),
    ...suffixInitials(text).map((each) => `${initialMark}${each}`),
  ];
}
