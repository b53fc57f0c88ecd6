import type { SuggestionKind } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { TermEntry } from '@sunshine/db/queries/positions/search-index.ts';
import type { PositionSource } from '../engine.ts';
import { fold } from '../text/fold.ts';
import { cutForSearch } from '../text/jieba.ts';
import { latinWords, soundsOf } from '../text/lexemes.ts';
import { sound } from '../text/pinyin.ts';
import { readQuery } from '../text/query.ts';
import { runsOf } from '../text/runs.ts';
import { matchOf } from './match.ts';
import { plainTsvectorOf } from './tsearch.ts';

/** A beginning of a term, from any of its characters on. */
export const beginningMark = 'w/';

type Found = Pick<TermEntry, 'term' | 'shown' | 'positionId'> & { kind: SuggestionKind | '' };

/**
 * What positions are called by: words, runs and whole titles, majors, short names of companies. A mistyped word is
 * corrected to one of them, and those with a kind are offered while somebody types.
 */
export function termsOf(sources: readonly PositionSource[]): TermEntry[] {
  const terms = new Map<string, Found>();
  for (const found of sources.flatMap(termsOfOne)) {
    const known = terms.get(found.term);
    if (!known || known.kind < found.kind) terms.set(found.term, found);
  }
  return [...terms.values()].map((found) => ({
    ...found,
    sound: sound(found.term),
    characters: [...new Set(found.term.replaceAll(' ', ''))],
    match: found.kind === '' ? '' : (matchOf(readQuery(found.term)) ?? ''),
    keys: found.kind === '' ? '' : keysOf(found.term),
  }));
}

const brackets = /[（(【[].*?[）)】\]]/gu;

function termsOfOne(source: PositionSource): Found[] {
  const title = source.title.replaceAll(brackets, ' ').replaceAll(/\s+/gu, ' ').trim();
  return [
    ...termsOfText(title, 'word'),
    ...termsOfText(source.title, ''),
    ...source.majors.flatMap((major) => termsOfText(major, 'major')),
    ...termsOfText(source.companyShortName, 'company'),
    ...skillsOf(`${source.conditions}\n${source.duties}`),
  ].map((found) => ({ ...found, positionId: source.id }));
}

/** Photoshop, Excel: the long text's words in letters are what a mistyped one can be corrected to, too. */
function skillsOf(text: string): Omit<Found, 'positionId'>[] {
  const words = runsOf(fold(text)).flatMap((run) => (run.kind === 'latin' ? latinWords(run.text) : []));
  return [...new Set(words)]
    .filter((term) => /^[a-z]{4,20}$/u.test(term))
    .map((term) => ({ term, shown: term, kind: '' }) as const);
}

/** The text itself, its runs and the words in them; only words of titles are offered beside the whole. */
function termsOfText(text: string, kind: SuggestionKind | ''): Omit<Found, 'positionId'>[] {
  const whole = { term: fold(text), shown: text, kind };
  const inside = kind === 'word' ? kind : '';
  const pieces = runsOf(fold(text)).flatMap((run) =>
    run.kind === 'han' ? [run.text, ...cutForSearch(run.text)] : [run.text],
  );
  const words = pieces.map((term) => ({ term, shown: term, kind: inside }) as const);
  return [...words, whole].filter(({ term }) => term.length >= 2 && term.length <= 20);
}

/** 成本会计 → from 成本会计, 本会计, 会计 and 计 on, by sound and by initials. */
function keysOf(term: string): string {
  const beginnings = runsOf(term).flatMap((run) =>
    run.kind === 'han'
      ? [...run.text].map((_, at) => [...run.text].slice(at).join(''))
      : latinWords(run.text),
  );
  return plainTsvectorOf([...beginnings.map((each) => beginningMark + each), ...soundsOf(term)]);
}
