import { majorKeysAsked } from '@sunshine/contract/positions/majors.ts';
import type { IndexEntry } from '@sunshine/db/queries/positions/search-index.ts';
import { companyText, educationRank, labelsOf, monthlyPay } from '../document.ts';
import type { PositionSource } from '../engine.ts';
import {
  groupMark,
  majorMark,
  occupationMark,
  pairMark,
  pairsOf,
  soundMark,
  soundsOf,
  wordsOf,
} from '../text/lexemes.ts';
import { suffixSounds } from '../text/pinyin.ts';
import { townName } from '../text/places.ts';
import { groupsOfTitle } from '../text/synonyms.ts';
import { plainTsvectorOf, tsvectorOf } from './tsearch.ts';

export function entryOf(source: PositionSource): IndexEntry {
  const title = wordsOf(source.title);
  const beside = [...wordsOf(companyText(source.companyName)), ...labelsOf(source).flatMap(wordsOf)];
  const majors = majorKeysAsked(source.majors);
  const groups = groupsOfTitle(source.title).map((group) => `${groupMark}${group}`);
  const named = majors.map((major) => majorMark + major);
  const trade = occupationMark + source.occupation;
  return {
    positionId: source.id,
    version: source.version,
    words: plainTsvectorOf([
      ...title,
      ...beside,
      ...[...pairsOf(source.title), ...pairsOf(source.companyName)].map((pair) => pairMark + pair),
      ...soundsOf(source.title),
      ...soundsOf(source.companyShortName),
      ...suffixSounds(townName(source.town)).map((each) => soundMark + each),
      ...wordsOf(`${source.conditions}\n${source.duties}`),
      ...groups,
      ...named,
      trade,
    ]),
    heading: tsvectorOf([
      ['A', [...title, ...named]],
      ['B', [...beside, ...groups]],
      ['D', [trade]],
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
    majors,
  };
}
