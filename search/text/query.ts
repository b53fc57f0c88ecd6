import { fold } from './fold.ts';
import { bigrams, cut, partsOf } from './jieba.ts';
import { type MajorMeant, majorMeant } from './meant.ts';
import { type Run, runsOf } from './runs.ts';
import { synonymGroup } from './synonyms.ts';

/** One word as typed, with the shorter words that together make it up. */
export interface QueryWord {
  text: string;
  kind: 'han' | 'latin';
  parts: string[];
  /** The words of the dictionary it is put together from: itself, or several that name one work. */
  pieces: string[];
  /** The group of words for the same work; null for a word that stands alone. */
  group: number | null;
}

/**
 * One stretch typed without a break: its words, and the pairs of characters that also find it.
 * 木工 is a word and has no pairs, so that it does not find 土木工程; 淀湖 is none and has.
 */
export interface QueryRun {
  text: string;
  kind: 'han' | 'latin';
  words: QueryWord[];
  pairs: string[];
  /** The major it names, when it can be nothing else. */
  major: MajorMeant | null;
}

/** 计会, 淀湖: two characters that are no word with each other are a name or a slip, found by their pair. */
export function isPairOnly({ kind, words, pairs }: QueryRun): boolean {
  return (
    kind === 'han' && pairs.length === 1 && words.length === 2 && words.every(({ text }) => text.length === 1)
  );
}

const mostCharacters = 60;
const mostRuns = 8;

/** Words of asking, not of what is asked for: left out while anything else remains. */
const fillers = new Set(
  '的 和 与 及 或 在 找 招 招聘 岗位 职位 工作 找工作 诚聘 急招 急聘 招工 上海 上海市 青浦 青浦区'.split(' '),
);

/** What a person typed, cut into runs and words; an empty list means that nothing was asked. */
export function readQuery(typed: string): QueryRun[] {
  const runs = joinedLetters(runsOf(fold(typed.slice(0, mostCharacters)))).slice(0, mostRuns);
  const read = runs.map((run) => {
    const words = run.kind === 'han' ? hanWords(run.text) : [wordOf([run.text], 'latin')];
    const known = words.length === 1 && words[0]?.pieces.length === 1 && run.text.length === 2;
    const pairs = run.kind === 'han' && !known ? bigrams(run.text) : [];
    return { ...run, words, pairs, major: run.kind === 'han' ? majorMeant(run.text) : null };
  });
  return withoutFillers(read);
}

/** `会 计` is one word typed with a gap: single characters in a row belong together. */
function joinedLetters(runs: Run[]): Run[] {
  const joined: Run[] = [];
  let open = false;
  for (const run of runs) {
    const single = run.kind === 'han' && run.text.length === 1;
    const last = joined.at(-1);
    if (single && open && last) last.text += run.text;
    else joined.push({ ...run });
    open = single;
  }
  return joined;
}

function hanWords(run: string): QueryWord[] {
  return namedWork(cut(run)).map((pieces) => wordOf(pieces, 'han'));
}

function wordOf(pieces: string[], kind: QueryWord['kind']): QueryWord {
  const text = pieces.join('');
  const parts = pieces.length > 1 ? pieces : kind === 'han' ? coveringParts(text) : [];
  return { text, kind, parts, pieces, group: synonymGroup(text) };
}

/** Neighbours that together name one work stay together: 软件, 工程师. The longest wins. */
function namedWork(words: string[]): string[][] {
  const [first] = words;
  if (first === undefined) return [];
  let length = 1;
  for (let more = 2; more <= Math.min(4, words.length); more += 1) {
    if (synonymGroup(words.slice(0, more).join('')) !== null) length = more;
  }
  return [words.slice(0, length), ...namedWork(words.slice(length))];
}

/** 成本会计 → 成本, 会计; 会计师 has no parts that make it up, since 师 is no word. */
function coveringParts(word: string): string[] {
  const parts = partsOf(word);
  const covered = new Set(
    parts.flatMap((part) => {
      const at = word.indexOf(part);
      return [...part].map((_, offset) => at + offset);
    }),
  );
  return covered.size === word.length ? parts : [];
}

function withoutFillers(runs: QueryRun[]): QueryRun[] {
  const kept = runs
    .map((run) => ({ ...run, words: run.words.filter((word) => !fillers.has(word.text)) }))
    .filter((run) => run.words.length > 0);
  return kept.length > 0 ? kept : runs;
}

/** The text of a query as the reader cut it, to be shown or sent on. */
export function textOf(runs: QueryRun[]): string {
  return runs.map((run) => run.text).join(' ');
}
