import { fold } from './fold.ts';
import { bigrams, cutForSearch } from './jieba.ts';
import { suffixInitials, suffixSounds } from './pinyin.ts';
import { runsOf } from './runs.ts';

/** Sounds and initials stand in the same index as words, behind a mark that no word can carry. */
export const soundMark = 'py/';
export const initialMark = 'sm/';

/** The words of a text as the index holds them: cut finely, and every two characters that stand together. */
export function wordsOf(text: string): string[] {
  return runsOf(fold(text)).flatMap((run) =>
    run.kind === 'latin'
      ? latinWords(run.text)
      : [...new Set([...cutForSearch(run.text), ...bigrams(run.text)])],
  );
}

/** The words of running text; two characters across a word's border say little there and cost much. */
export function wordsOfProse(text: string): string[] {
  return runsOf(fold(text)).flatMap((run) =>
    run.kind === 'latin' ? latinWords(run.text) : cutForSearch(run.text),
  );
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
