import type { CorpusName } from './corpus.ts';

export const queryTypes = {
  word: '词',
  several: '几个词',
  prefix: '词的开头',
  synonym: '同义词',
  major: '专业',
  pinyin: '拼音',
  initials: '首字母',
  typo: '打错的字',
  company: '单位',
  place: '地点',
  written: '别的写法',
} as const;
export type QueryType = keyof typeof queryTypes;

export interface RelevanceQuery {
  type: QueryType;
  typed: string;
  /** Must be found. */
  wanted: CorpusName[];
  /** Must stand first. */
  first?: CorpusName;
  /** Must not be found: it only looks alike. */
  trap?: CorpusName[];
  /** Engines that do not meet it yet, and why: stands as an expected failure until they do. */
  notYet?: Partial<Record<'postgres' | 'meilisearch', string>>;
}
