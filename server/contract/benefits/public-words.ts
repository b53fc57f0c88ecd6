/** Words that never stand where everybody reads: policies are public, companies see them too. */
const privateWords = [
  '困难',
  '致困',
  '脱困',
  '贫困',
  '特困',
  '低保',
  '低收入',
  '建档',
  '在档',
  '档案',
  '帮扶',
  '救助',
  '兜底',
  '补录',
  '无劳动能力',
  '重特大疾病',
  '下岗失业',
] as const;

/** The first of those words in a text; null when it may be read by everybody. */
export function privateWordIn(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return privateWords.find((word) => plain.includes(word)) ?? null;
}
