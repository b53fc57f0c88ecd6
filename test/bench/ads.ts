import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import type { CorpusAd } from '../support/ads/ad.ts';
import { heldOut } from '../support/ads/held-out.ts';
import { corpus, corpusDay } from '../support/ads/index.ts';
import { difference, overall, precision, type RuleScore, recall, scores } from '../support/ads/measure.ts';

/** Prints how the job-ad check does on the corpus, then on the ads kept apart from the rules. */
export async function benchAds(): Promise<void> {
  printTable('照着改规则的', corpus);
  console.log('');
  printTable('没照着改规则的', heldOut);
}

/** Per rule, per level and in all; then what it gets wrong. */
function printTable(which: string, ads: readonly CorpusAd[]): void {
  const good = ads.filter(({ expected }) => expected.length === 0).length;
  console.log(
    `职位合规检查，按 ${rulesVersionOn(corpusDay)} 版规则，${which} ${ads.length} 则：${ads.length - good} 则有问题，${good} 则可以发`,
  );
  console.log(line(['规则', '级别', '应有', '找对', '多报', '漏报', '精确率', '召回率']));
  const all = scores(ads);
  for (const score of all) print(score);
  print({ ...overall(all, 'block'), rule: '要改，合计' });
  print({ ...overall(all, 'warn'), rule: '看一看，合计' });
  print({ ...overall(all), rule: '全部' });
  const alarmed = ads.filter((entry) => entry.expected.length === 0 && difference(entry).extra.length > 0);
  console.log(`可以发的 ${good} 则里，${alarmed.length} 则被误报`);
  for (const entry of ads) {
    const { missed, extra } = difference(entry);
    if (missed.length + extra.length === 0) continue;
    const { title, conditions } = entry.ad;
    console.log(`  ${title}｜${conditions}｜漏 ${missed.join('，') || '无'}｜多 ${extra.join('，') || '无'}`);
  }
}

function print(score: RuleScore): void {
  const { rule, level, wanted, right, wrong, missed } = score;
  const figures = [wanted, right, wrong, missed].map(String);
  const shares = [precision(score), recall(score)].map((share) => share.toFixed(3));
  console.log(line([rule, level === 'block' ? '要改' : '看一看', ...figures, ...shares]));
}

function line(cells: readonly string[]): string {
  return cells.map((cell) => cell.padEnd(22 - [...cell].filter((c) => c > '⺀').length)).join('');
}
