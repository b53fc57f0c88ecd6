import { majors } from '@sunshine/contract/positions/majors.ts';
import type { SuggestionKind } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { Occupation } from '@sunshine/contract/positions/vocabulary.ts';
import type { Database } from '@sunshine/db/connect.ts';
import { offeredTerms } from '@sunshine/db/queries/positions/search-suggestions.ts';
import { beginningMark } from './postgres/terms.ts';
import { all, any, lexeme } from './postgres/tsearch.ts';
import { fold } from './text/fold.ts';
import { initialMark, soundMark } from './text/lexemes.ts';
import { sound, suffixInitials, suffixSounds } from './text/pinyin.ts';
import { townCodes, townName } from './text/places.ts';
import { type Run, runsOf } from './text/runs.ts';

export interface Suggested {
  text: string;
  kind: SuggestionKind;
  /** Nine-digit code where it is a town. */
  town: string | null;
}

const most = 8;
/** Of each kind but words, so that many words leave some room. */
const mostOfAKind = 2;
const longestTyped = 20;

/** What to offer while somebody types, in one statement; everything offered finds a position today. */
export async function suggest(db: Database, typed: string, today: string): Promise<Suggested[]> {
  const runs = runsOf(fold(typed.slice(0, longestTyped)));
  const beginning = runs.map(({ text }) => text).join(' ');
  const match = all(runs.map(termMatch));
  if (match === null) return [];
  const found = await offeredTerms(db, {
    match,
    beginning,
    letters: sound(beginning),
    majors: known('major', beginning).map(({ text, occupations }) => ({
      text,
      occupations: [...occupations],
    })),
    towns: known('town', beginning).map(({ text, code }) => ({ text, code })),
    most,
    today,
  });
  return chosen(found);
}

function chosen(found: readonly Suggested[]): Suggested[] {
  const seen = new Set<string>();
  const fresh = found.filter(({ text }) => {
    const folded = fold(text);
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
  const others = (['major', 'company', 'town'] as const).flatMap((kind) =>
    fresh.filter((each) => each.kind === kind).slice(0, mostOfAKind),
  );
  const words = fresh.filter(({ kind }) => kind === 'word').slice(0, most - others.length);
  const rest = fresh.filter((each) => !words.includes(each) && !others.includes(each));
  return [...words, ...others, ...rest].slice(0, most);
}

/** A run typed as a beginning from any character on; letters are a word, a sound or initials. */
function termMatch(run: Run): string | null {
  const letters = run.text.replaceAll(/[^a-z0-9]/gu, '');
  return any([
    `${lexeme(beginningMark + run.text)}:*`,
    run.kind === 'latin' && letters !== '' ? `${lexeme(soundMark + letters)}:*` : null,
    run.kind === 'latin' && letters.length > 1 ? `${lexeme(initialMark + letters)}:*` : null,
  ]);
}

interface KnownName {
  kind: 'major' | 'town';
  text: string;
  code: string;
  occupations: readonly Occupation[];
  /** Sounds and initials from each syllable on; those of the whole name come first in each. */
  sounds: string[];
  initials: string[];
}

let names: KnownName[] | undefined;

/** Majors of the catalogue and the streets and towns, read once. */
function knownNames(): KnownName[] {
  names ??= [
    ...majors.map(({ name, occupations }) => ({ kind: 'major' as const, text: name, code: '', occupations })),
    ...townCodes().map((code) => ({ kind: 'town' as const, text: townName(code), code, occupations: [] })),
  ].map((each) => ({ ...each, sounds: suffixSounds(each.text), initials: suffixInitials(each.text) }));
  return names;
}

const mostKnown = 6;

/** Names that hold what was typed, those that begin with it first. */
function known(kind: KnownName['kind'], typed: string): KnownName[] {
  const joined = typed.replaceAll(' ', '');
  const latin = /^[a-z]{2,}$/u.test(joined);
  const heard = (from: readonly string[]): boolean => latin && from.some((each) => each.startsWith(joined));
  return knownNames()
    .filter((each) => each.kind === kind)
    .filter((each) => each.text.includes(joined) || heard(each.sounds) || heard(each.initials))
    .map((each) => {
      const first = [...each.sounds.slice(0, 1), ...each.initials.slice(0, 1)];
      return { each, begins: each.text.startsWith(joined) || heard(first) };
    })
    .toSorted((a, b) => Number(b.begins) - Number(a.begins) || a.each.text.length - b.each.text.length)
    .slice(0, mostKnown)
    .map(({ each }) => each);
}
