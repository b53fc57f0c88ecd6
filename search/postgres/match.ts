import {
  groupMark,
  initialMark,
  latinWords,
  majorMark,
  occupationMark,
  pairMark,
  soundMark,
} from '../text/lexemes.ts';
import { sound } from '../text/pinyin.ts';
import { isPairOnly, type QueryRun, type QueryWord } from '../text/query.ts';
import { all, any, lexeme } from './tsearch.ts';

/** Text of the tsquery that finds what was typed; the last word also finds what begins with it. */
export function matchOf(runs: QueryRun[]): string | null {
  return all(runs.map((run, index) => matchOfRun(run, index === runs.length - 1)));
}

/** The same, with two characters that are no word found only side by side; null where that asks for nothing else. */
export function strictMatchOf(runs: QueryRun[]): string | null {
  if (!runs.some(isPairOnly)) return null;
  return all(
    runs.map((run, index) =>
      isPairOnly(run)
        ? any([...run.pairs.map((pair) => lexeme(pairMark + pair)), lexeme(run.text)])
        : matchOfRun(run, index === runs.length - 1),
    ),
  );
}

function matchOfRun(run: QueryRun, last: boolean): string | null {
  if (run.kind === 'latin') return any([matchOfLatin(run.text, last), ...run.words.flatMap(meantBy)]);
  const words = run.words.map((word, index) => matchOfWord(word, last && index === run.words.length - 1));
  // What the dictionary cuts apart here and elsewhere otherwise is still found by its pairs of characters.
  return any([all(words), all(run.pairs.map((pair) => lexeme(pairMark + pair))), ...majorsMeant(run)]);
}

/** The mark of titles that name the same work in another word. */
function meantBy(word: QueryWord): string[] {
  return word.group === null ? [] : [lexeme(groupMark + word.group)];
}

/** Positions that ask for the major, and those of the trades it leads to. */
function majorsMeant({ major }: QueryRun): string[] {
  if (!major) return [];
  return [lexeme(majorMark + major.key), ...major.occupations.map((each) => lexeme(occupationMark + each))];
}

/** 词 | (子 & 词): a compound is found whole or by the words that make it up. */
function matchOfWord(word: QueryWord, prefix: boolean): string | null {
  return any([
    lexeme(word.text) + (prefix || word.text.length === 1 ? ':*' : ''),
    all(word.parts.map((part) => lexeme(part))),
    ...meantBy(word),
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

/** All words and their parts, any of which adds to the rank; a major counts as a whole only. */
export function rankOf(runs: QueryRun[]): Rank | null {
  const words = runs.filter(({ major }) => major === null).flatMap((run) => run.words);
  const majors = runs.filter(({ major }) => major !== null);
  const kept = [
    ...words.flatMap((word) => word.parts.map((part) => lexeme(part))),
    ...majors.map((run) => lexeme(run.text)),
  ];
  const meant = [...words.flatMap(meantBy), ...majors.flatMap(majorsMeant)];
  const whole = any([...words.map((word) => lexeme(word.text)), ...kept, ...meant]);
  const begun = any([...words.map((word) => `${lexeme(word.text)}:*`), ...kept]);
  return whole === null || begun === null ? null : { whole, begun };
}
