/**
 * Words that stay inside (困难、档案、帮扶 …): a mail or SMS whose title holds one goes out under a title that says nothing.
 * Titles carry names that people chose, of a class or a position, so it is looked at as it leaves, not only as it is written.
 */
export const wordsKeptInside = [
  '困难',
  '致困',
  '脱困',
  '助困',
  '济困',
  '解困',
  '贫困',
  '特困',
  '低保',
  '低收入',
  '建档',
  '在档',
  '档案',
  '帮扶',
  '救助',
  '救济',
  '补助',
  '助学',
  '兜底',
  '补录',
  '残疾',
  '孤儿',
  '大病',
  '重病',
  '重特大疾病',
  '无劳动能力',
  '下岗失业',
] as const;

/** Title under which such a message goes out. */
export const plainTitle = '你有一条新消息';

/** The title as it may leave; width, spaces and punctuation between the characters hide no word. */
export function outwardTitle(title: string): string {
  const bare = title.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}]/gu, '');
  return wordsKeptInside.some((word) => bare.includes(word)) ? plainTitle : title;
}
