import { fold } from './fold.ts';
import { bigrams, cut, partsOf } from './jieba.ts';
import { runsOf } from './runs.ts';

/** One word as typed, with the shorter words that together make it up. */
export interface QueryWord {
  text: string;
  kind: 'han' | 'latin';
  parts: string[];
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
}

const mostCharacters = 60;
const mostRuns = 8;

/** Words of asking, not of what is asked for: left out while anything else remains. */
const fillers = new Set('的 和 与 及 或 在 找 招 招聘 岗位 职位 工作 找工作 诚聘 急招 招工'.split(' '));

/** What a person typed, cut into runs and words; an empty list means that nothing was asked. */
export function readQuery(typed: string): QueryRun[] {
  const runs = runsOf(fold(typed.slice(0, mostCharacters))).slice(0, mostRuns);
  const read = runs.map((run) => {
    const words: QueryWord[] =
      run.kind === 'han' ? hanWords(run.text) : [{ text: run.text, kind: run.kind, parts: [] }];
    const known = words.length === 1 && run.text.length === 2;
    return { ...run, words, pairs: run.kind === 'han' && !known ? bigrams(run.text) : [] };
  });
  return withoutFillers(read);
}

function hanWords(run: string): QueryWord[] {
  return cut(run).map((text) => ({ text, kind: 'han', parts: coveringParts(text) }));
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
