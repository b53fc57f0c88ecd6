import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import { corpus, corpusDay } from '../support/ads/index.ts';
import { difference, overall, precision, type RuleScore, recall, scores } from '../support/ads/measure.ts';

/** Prints how the job-ad check does on the corpus: per rule, per level and in all; then what it gets wrong. */
export async function benchAds(): Promise<void> {
  const good = corpus.filter(({ expected }) => expected.length === 0).length;
  console.log(
    `职位合规检查，按 ${rulesVersionOn(corpusDay)} 版规则：${corpus.length} 则，${corpus.length - good} 则有问题，${good} 则可以发`,
  );
  console.log(line(['规则', '级别', '应有', '找对', '多报', '漏报', '精确率', '召回率']));
  const all = scores();
  for (const score of all) print(score);
  print({ ...overall(all, 'block'), rule: '要改，合计' });
  print({ ...overall(all, 'warn'), rule: '看一看，合计' });
  print({ ...overall(all), rule: '全部' });
  const alarmed = corpus.filter((entry) => entry.expected.length === 0 && difference(entry).extra.length > 0);
  console.log(`可以发的 ${good} 则里，${alarmed.length} 则被误报`);
  for (const entry of corpus) {
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
