import { majorKeysAsked } from '@sunshine/contract/positions/majors.ts';
import { centreOf } from '@sunshine/contract/unions/town-centres.ts';
import { companyText, educationRank, labelsOf, monthlyPay } from '../document.ts';
import type { PositionHit, PositionSource } from '../engine.ts';
import { salaryStepOf } from '../facets.ts';
import { pairsOf, wordsOf } from '../text/lexemes.ts';
import { initialSpans, soundSpans } from '../text/pinyin.ts';
import { townName } from '../text/places.ts';
import { groupsOfTitle } from '../text/synonyms.ts';
import { dayNumber } from './filter.ts';
import { groupCode, majorCode, occupationCode, pairCode } from './pair-code.ts';

/** What the index holds of a position: words cut by this code, filters, and the card to be shown. */
export interface PositionDocument {
  id: string;
  version: string;
  heading: string;
  beside: string;
  /** Codes of the work it names, the majors it asks for and its trade: what synonyms lead to. */
  groups: string[];
  asked: string[];
  trade: string;
  pairs: string[];
  sounds: string[];
  /** Of the company and the place: 安宁护理院 sounds like 护理员, and the work counts more. */
  besideSounds: string[];
  initials: string[];
  prose: string;
  kind: string;
  town: string;
  education: number;
  monthlyMin: number;
  monthlyMax: number;
  salaryStep: number;
  occupation: string;
  companyNature: string;
  /** The later of publication and refresh: the instant and its day. */
  publishedAt: number;
  postedDay: number;
  validDay: number;
  majors: string[];
  openToCurrentYear: boolean;
  applicants: number;
  _geo: { lat: number; lng: number } | null;
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
    groups: groupsOfTitle(source.title).map(groupCode),
    asked: majorKeysAsked(source.majors).map(majorCode),
    trade: occupationCode(source.occupation),
    pairs: [...pairsOf(source.title), ...pairsOf(source.companyName)].map(pairCode),
    sounds: soundSpans(source.title),
    besideSounds: [source.companyShortName, townName(source.town)].flatMap(soundSpans),
    initials: [...initialSpans(source.title), ...initialSpans(source.companyShortName)],
    prose: wordsOf(`${source.conditions}\n${source.duties}`).join(' '),
    kind: source.kind,
    town: source.town,
    education: educationRank(source.education),
    monthlyMin,
    monthlyMax,
    salaryStep: salaryStepOf(monthlyMin),
    occupation: source.occupation,
    companyNature: source.companyNature,
    publishedAt: source.publishedAt,
    postedDay: dayNumber(source.postedOn),
    majors: majorKeysAsked(source.majors),
    openToCurrentYear: source.openToCurrentYear,
    applicants: source.applicants,
    _geo: geoOf(source.town),
    validDay: dayNumber(source.validUntil),
    card: cardOf(source, monthlyMin, monthlyMax),
    quotable: text,
  };
}

function geoOf(town: string): PositionDocument['_geo'] {
  const centre = centreOf(town);
  return centre && { lat: centre[0], lng: centre[1] };
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
    postedOn: source.postedOn,
    validUntil: source.validUntil,
    companyId: source.companyId,
    companyName: source.companyName,
    companyNature: source.companyNature,
  };
}
