import { companyText, educationRank, labelsOf, monthlyPay } from '../document.ts';
import type { PositionHit, PositionSource } from '../engine.ts';
import { salaryStepOf } from '../facets.ts';
import { pairsOf, wordsOf } from '../text/lexemes.ts';
import { initialSpans, soundSpans } from '../text/pinyin.ts';
import { dayNumber } from './filter.ts';
import { pairCode } from './pair-code.ts';

/** What the index holds of a position: words cut by this code, filters, and the card to be shown. */
export interface PositionDocument {
  id: string;
  version: string;
  heading: string;
  beside: string;
  pairs: string[];
  sounds: string[];
  initials: string[];
  prose: string;
  kind: string;
  town: string;
  education: number;
  monthlyMin: number;
  monthlyMax: number;
  salaryStep: number;
  publishedAt: number;
  validDay: number;
  card: Omit<PositionHit, 'marks' | 'snippet'>;
  quotable: string;
}

export function documentOf(source: PositionSource): PositionDocument {
  const monthlyMin = monthlyPay(source.payMin, source.payUnit);
  const monthlyMax = monthlyPay(source.payMax, source.payUnit);
  const text = `${source.conditions.slice(0, 1000)}\n${source.duties.slice(0, 1000)}`;
  return {
    id: source.id,
    version: source.version,
    heading: wordsOf(source.title).join(' '),
    beside: [companyText(source.companyName), ...labelsOf(source)].flatMap(wordsOf).join(' '),
    pairs: [...pairsOf(source.title), ...pairsOf(source.companyName)].map(pairCode),
    sounds: [...soundSpans(source.title), ...soundSpans(source.companyShortName)],
    initials: [...initialSpans(source.title), ...initialSpans(source.companyShortName)],
    prose: wordsOf(`${source.conditions}\n${source.duties}`).join(' '),
    kind: source.kind,
    town: source.town,
    education: educationRank(source.education),
    monthlyMin,
    monthlyMax,
    salaryStep: salaryStepOf(monthlyMin),
    publishedAt: source.publishedAt,
    validDay: dayNumber(source.validUntil),
    card: cardOf(source, monthlyMin, monthlyMax),
    quotable: text,
  };
}

function cardOf(source: PositionSource, monthlyMin: number, monthlyMax: number): PositionDocument['card'] {
  return {
    id: source.id,
    title: source.title,
    kind: source.kind,
    town: source.town,
    education: source.education,
    headcount: source.headcount,
    payMin: source.payMin,
    payMax: source.payMax,
    payUnit: source.payUnit,
    payMonths: source.payMonths,
    monthlyMin,
    monthlyMax,
    openToCurrentYear: source.openToCurrentYear,
    publishedOn: source.publishedOn,
    validUntil: source.validUntil,
    companyId: source.companyId,
    companyName: source.companyName,
    companyNature: source.companyNature,
  };
}
