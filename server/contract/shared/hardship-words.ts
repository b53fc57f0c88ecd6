/**
 * Words that tell of hardship, of an archive or of aid, by how much they give away. Each reader is kept from what would
 * tell something to them; the three lists below are all there are.
 */
const telling = {
  /** Say of people that they are poor. */
  poor: ['困难', '贫困', '脱困', '特困', '低保', '救助', '建档'],
  /** Say it to whoever knows the union's work. */
  inside: ['致困', '低收入', '在档', '档案', '帮扶', '兜底', '补录', '无劳动能力', '重特大疾病', '下岗失业'],
  /** Say it on a phone that somebody else picks up. */
  near: ['助困', '济困', '解困', '救济', '补助', '助学', '残疾', '孤儿', '大病', '重病'],
} as const;

/** Not in the text of a class or an event: who signs up reads what is said of those who come. */
export const wordsNotOfPeople: readonly string[] = telling.poor;

/** Not where everybody reads: companies see public policies too. */
export const wordsNotPublic: readonly string[] = [...telling.poor, ...telling.inside];

/** Not in a mail or SMS. */
export const wordsKeptInside: readonly string[] = [...wordsNotPublic, ...telling.near];

/** The first of the words in a text; width and spaces between the characters hide none. */
export function wordIn(text: string, words: readonly string[]): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return words.find((word) => plain.includes(word)) ?? null;
}
