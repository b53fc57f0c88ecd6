import type { CorpusAd } from './ad.ts';
import { heldOutBad } from './held-out-bad.ts';
import { heldOutGood } from './held-out-good.ts';

/** Ads written apart from the rules, so that the figures over them say how the rules do on words they were not made for. */
export const heldOut: readonly CorpusAd[] = [...heldOutBad, ...heldOutGood];
