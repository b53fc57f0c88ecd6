import type { IndexEntry, TermEntry } from '@sunshine/db/queries/positions/search-index.ts';
import { companyText, educationRank, labelsOf, monthlyPay } from '../document.ts';
import type { PositionSource } from '../engine.ts';
import { fold } from '../text/fold.ts';
import { cutForSearch } from '../text/jieba.ts';
import { pairMark, pairsOf, soundsOf, wordsOf } from '../text/lexemes.ts';
import { sound } from '../text/pinyin.ts';
import { runsOf } from '../text/runs.ts';
import { plainTsvectorOf, tsvectorOf } from './tsearch.ts';

export function entryOf(source: PositionSource): IndexEntry {
  const title = wordsOf(source.title);
  const beside = [...wordsOf(companyText(source.companyName)), ...labelsOf(source).flatMap(wordsOf)];
  return {
    positionId: source.id,
    version: source.version,
    words: plainTsvectorOf([
      ...title,
      ...beside,
      ...[...pairsOf(source.title), ...pairsOf(source.companyName)].map((pair) => pairMark + pair),
      ...soundsOf(source.title),
      ...soundsOf(source.companyShortName),
      ...wordsOf(`${source.conditions}\n${source.duties}`),
    ]),
    heading: tsvectorOf([
      ['A', title],
      ['B', beside],
    ]),
    kind: source.kind,
    occupation: source.occupation,
    town: source.town,
    education: educationRank(source.education),
    monthlyMin: monthlyPay(source.payMin, source.payUnit),
    monthlyMax: monthlyPay(source.payMax, source.payUnit),
    publishedAt: source.publishedAt,
    validUntil: source.validUntil,
  };
}

/** What a mistyped word can be corrected to: words and runs of titles, majors, short names of companies. */
export function termsOf(source: PositionSource): TermEntry[] {
  const runs = [source.title, source.companyShortName, ...source.majors].flatMap((text) =>
    runsOf(fold(text)),
  );
  const terms = runs.flatMap((run) =>
    run.kind === 'han' ? [run.text, ...cutForSearch(run.text)] : [run.text],
  );
  return [...new Set(terms)]
    .filter((term) => term.length >= 2 && term.length <= 20)
    .map((term) => ({ term, sound: sound(term), characters: [...new Set(term)] }));
}
