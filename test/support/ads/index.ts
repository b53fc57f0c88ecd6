import type { CorpusAd } from './ad.ts';
import { badOffers } from './bad-offers.ts';
import { badPersons } from './bad-persons.ts';
import { goodAds } from './good-ads.ts';

/** Ads worded as real ones are, with the rules that the law and the domain let them meet. */
export const corpus: readonly CorpusAd[] = [...badPersons, ...badOffers, ...goodAds];
/** The day as of which the corpus is judged. */
export const corpusDay = '2026-11-26';
