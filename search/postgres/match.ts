import { initialMark, latinWords, pairMark, soundMark } from '../text/lexemes.ts';
import { sound } from '../text/pinyin.ts';
import type { QueryRun, QueryWord } from '../text/query.ts';
import { all, any, lexeme } from './tsearch.ts';

/** Text of the tsquery that finds what was typed; the last word also finds what begins with it. */
export function matchOf(runs: QueryRun[]): string | null {
  return all(runs.map((run, index) => matchOfRun(run, index === runs.length - 1)));
}

function matchOfRun(run: QueryRun, last: boolean): string | null {
  if (run.kind === 'latin') return matchOfLatin(run.text, last);
  const words = run.words.map((word, index) => matchOfWord(word, last && index === run.words.length - 1));
  // What the dictionary cuts apart here and elsewhere otherwise is still found by its pairs of characters.
  return any([all(words), all(run.pairs.map((pair) => lexeme(pairMark + pair)))]);
}

/** 词 | (子 & 词): a compound is found whole or by the words that make it up. */
function matchOfWord(word: QueryWord, prefix: boolean): string | null {
  return any([
    lexeme(word.text) + (prefix || word.text.length === 1 ? ':*' : ''),
    all(word.parts.map((part) => lexeme(part))),
  ]);
}

/** Latin letters are a word, a sound or initials: java, kuaiji, kj. */
function matchOfLatin(text: string, last: boolean): string | null {
  const word = lexeme(text) + (last ? ':*' : '');
  const parts = latinWords(text).filter((part) => part !== text);
  const letters = text.replaceAll(/[^a-z0-9]/gu, '');
  return any([
    word,
    all(parts.map((part) => lexeme(part))),
    letters && `${lexeme(soundMark + letters)}:*`,
    letters && `${lexeme(initialMark + letters)}:*`,
  ]);
}

/** The same request by its sound alone: finds 会计 for 快记. */
export function soundMatchOf(runs: QueryRun[]): string | null {
  return all(runs.map((run) => `${lexeme(soundMark + sound(run.text))}:*`));
}

export interface Rank {
  /** Texts of tsqueries: what stands there as typed counts most, what begins so counts less. */
  whole: string;
  begun: string;
}

/** All words and their parts, any of which adds to the rank. */
export function rankOf(runs: QueryRun[]): Rank | null {
  const words = runs.flatMap((run) => run.words);
  const parts = words.flatMap((word) => word.parts.map((part) => lexeme(part)));
  const whole = any([...words.map((word) => lexeme(word.text)), ...parts]);
  const begun = any([...words.map((word) => `${lexeme(word.text)}:*`), ...parts]);
  return whole === null || begun === null ? null : { whole, begun };
}
