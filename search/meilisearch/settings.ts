import { isDeepStrictEqual } from 'node:util';
import type { Settings } from 'meilisearch';
import { synonymsByCode } from './synonyms.ts';

/** Settings of the index as this code wants them; compared with the server's and applied at start. */
export const indexSettings = {
  // Words come cut: headings, then what stands beside them, then sounds, then the long text.
  searchableAttributes: [
    'heading',
    'groups',
    'asked',
    'beside',
    'pairs',
    'sounds',
    'besideSounds',
    'initials',
    'prose',
    'trade',
  ],
  displayedAttributes: ['id', 'version', 'card', 'quotable'],
  filterableAttributes: [
    'companyNature',
    'education',
    'kind',
    'majors',
    'monthlyMin',
    'occupation',
    'openToCurrentYear',
    'postedDay',
    'salaryStep',
    'town',
    'validDay',
  ],
  sortableAttributes: ['_geo', 'applicants', 'monthlyMax', 'monthlyMin', 'publishedAt'],
  // What begins like a word stands behind the word itself, wherever in its attribute either stands.
  rankingRules: [
    'sort',
    'words',
    'typo',
    'attributeRank',
    'exactness',
    'wordPosition',
    'proximity',
    'publishedAt:desc',
  ],
  // `chi` is accepted and does nothing; `cmn` cuts Chinese.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
  proximityPrecision: 'byAttribute',
  searchCutoffMs: 500,
  synonyms: synonymsByCode(),
  typoTolerance: {
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnAttributes: ['asked', 'groups', 'initials', 'pairs', 'trade'],
  },
  // A district has 11 streets and towns, the city 234; days of publication reach back three years.
  faceting: { maxValuesPerFacet: 1200 },
  // The total is exact up to this.
  pagination: { maxTotalHits: 200_000 },
} satisfies Settings;

/** Lists that the server keeps in an order of its own. */
const unordered = new Set(['filterableAttributes', 'sortableAttributes']);

/** The settings that differ from what the server has, ready to be sent; null when none does. */
export function settingsToApply(current: Settings): Settings | null {
  const changed = Object.entries(indexSettings).filter(([name, wanted]) => {
    const has = current[name as keyof Settings];
    return !covers(unordered.has(name) && Array.isArray(has) ? [...has].toSorted() : has, wanted);
  });
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** The server may say more than was asked, for defaults; it must not say less or otherwise. */
function covers(has: unknown, wanted: unknown): boolean {
  const plain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!plain(wanted)) return isDeepStrictEqual(has, wanted);
  return plain(has) && Object.entries(wanted).every(([key, value]) => covers(has[key], value));
}
