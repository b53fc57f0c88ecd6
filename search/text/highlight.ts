import { fold } from './fold.ts';
import { syllables } from './pinyin.ts';
import type { QueryRun } from './query.ts';

/** First and last-plus-one offset of a match, in UTF-16 units of the text shown. */
export type Mark = [start: number, end: number];

/** Where a text shows what was asked, sorted, never overlapping. The page marks and escapes. */
export function marksIn(text: string, runs: QueryRun[]): Mark[] {
  const folded = fold(text);
  const found = runs.flatMap((run) => marksOfRun(folded, run));
  return merged(found);
}

function marksOfRun(folded: string, run: QueryRun): Mark[] {
  const whole = occurrences(folded, run.text);
  if (whole.length > 0) return whole;
  const words = run.words.flatMap((word) => {
    const marks = occurrences(folded, word.text);
    return marks.length > 0 ? marks : word.parts.flatMap((part) => occurrences(folded, part));
  });
  if (words.length > 0) return words;
  return run.kind === 'latin' ? soundMarks(folded, run.text) : [];
}

function occurrences(folded: string, wanted: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    marks.push([at, at + wanted.length]);
  }
  return marks;
}

const hanRun = /\p{Script=Han}+/gu;

/** Marks 会计 for `kuaiji`, `kuaij` and `kj`. */
function soundMarks(folded: string, typed: string): Mark[] {
  return [...folded.matchAll(hanRun)].flatMap((match) => {
    const sounds = syllables(match[0]);
    return sounds.flatMap((_, start) => {
      const length = soundLength(sounds.slice(start), typed);
      return length > 0 ? [[match.index + start, match.index + start + length] satisfies Mark] : [];
    });
  });
}

/** How many syllables a typed sound or its initials reach over; 0 when it does not begin here. */
function soundLength(sounds: string[], typed: string): number {
  const initials = sounds.map((each) => each.charAt(0)).join('');
  if (typed.length > 1 && initials.startsWith(typed)) return typed.length;
  let rest = typed;
  for (const [index, each] of sounds.entries()) {
    if (rest.length <= each.length) return each.startsWith(rest) && typed.length > 1 ? index + 1 : 0;
    if (!rest.startsWith(each)) return 0;
    rest = rest.slice(each.length);
  }
  return 0;
}

function merged(marks: Mark[]): Mark[] {
  const sorted = marks.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const result: Mark[] = [];
  for (const [start, end] of sorted) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

export interface Snippet {
  text: string;
  marks: Mark[];
}

const before = 12;
const snippetLength = 48;

/** The first place of a long text that shows what was asked, with a little around it; null when none does. */
export function snippetOf(text: string, runs: QueryRun[]): Snippet | null {
  const first = marksIn(text, runs)[0];
  if (!first) return null;
  const lineStart = text.lastIndexOf('\n', first[0]) + 1;
  const start = Math.max(lineStart, first[0] - before);
  const line =
    text
      .slice(start, start + snippetLength)
      .split('\n')[0]
      ?.trimEnd() ?? '';
  const shown = `${start > lineStart ? '…' : ''}${line}`;
  return { text: shown, marks: marksIn(shown, runs) };
}
