import { checkAd } from '@sunshine/contract/positions/ad-check/check-ad.ts';
import type { adLevels } from '@sunshine/contract/positions/ad-check/finding.ts';
import { adRules } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import type { CorpusAd } from './ad.ts';
import { corpus, corpusDay } from './index.ts';

/** Rules that block or warn in an ad, as `rule:words as typed`. */
export function foundIn({ ad }: CorpusAd): string[] {
  return checkAd(ad, corpusDay)
    .filter(({ level }) => level !== 'fine')
    .map(({ rule, quote }) => `${rule}:${quote}`);
}

/** What is expected and not found, and what is found and not expected. */
export function difference(entry: CorpusAd): { missed: string[]; extra: string[] } {
  const found = foundIn(entry);
  const holds = (wanted: string): boolean =>
    wanted.includes(':') ? found.includes(wanted) : found.some((each) => ruleOf(each) === wanted);
  const rules = new Set(entry.expected.map(ruleOf));
  return {
    missed: entry.expected.filter((wanted) => !holds(wanted)),
    extra: [...new Set(found.filter((each) => !rules.has(ruleOf(each))))],
  };
}

export function ruleOf(wanted: string): string {
  return wanted.split(':')[0] ?? wanted;
}

export interface RuleScore {
  rule: string;
  level: keyof typeof adLevels;
  /** Ads that must meet it. */
  wanted: number;
  right: number;
  wrong: number;
  missed: number;
}

/** Per rule: ads that must meet it, found rightly, found wrongly, and not found. */
export function scores(entries: readonly CorpusAd[] = corpus): RuleScore[] {
  return adRules
    .filter(({ level }) => level !== 'fine')
    .map(({ rule, level }) => {
      const score = { rule, level, wanted: 0, right: 0, wrong: 0, missed: 0 };
      for (const entry of entries) {
        const wanted = entry.expected.some((each) => ruleOf(each) === rule);
        const found = foundIn(entry).some((each) => ruleOf(each) === rule);
        if (wanted) score.wanted += 1;
        if (wanted && found) score.right += 1;
        if (!wanted && found) score.wrong += 1;
        if (wanted && !found) score.missed += 1;
      }
      return score;
    });
}

export function precision({ right, wrong }: Pick<RuleScore, 'right' | 'wrong'>): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}
export function recall({ right, missed }: Pick<RuleScore, 'right' | 'missed'>): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}

/** All rules of a level together. */
export function overall(all: readonly RuleScore[], level?: keyof typeof adLevels): RuleScore {
  const sum = { rule: '合计', level: level ?? ('block' as const), wanted: 0, right: 0, wrong: 0, missed: 0 };
  for (const score of all) {
    if (level && score.level !== level) continue;
    sum.wanted += score.wanted;
    sum.right += score.right;
    sum.wrong += score.wrong;
    sum.missed += score.missed;
  }
  return sum;
}
