import { majorKeysAsked } from '@sunshine/contract/positions/majors.ts';
import type { IndexEntry } from '@sunshine/db/queries/positions/search-index.ts';
import { companyText, educationRank, labelsOf, monthlyPay } from '../document.ts';
import type { PositionSource } from '../engine.ts';
import { pairMark, pairsOf, soundsOf, wordsOf } from '../text/lexemes.ts';
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
    companyNature: source.companyNature,
    applicants: source.applicants,
    openToCurrentYear: source.openToCurrentYear,
    majors: majorKeysAsked(source.majors),
  };
}
