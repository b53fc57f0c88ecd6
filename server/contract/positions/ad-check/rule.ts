import type { AdField, AdLevel } from './finding.ts';

/** One rule over the words of an ad, as data. Patterns read normalised text, see `normalise`. */
export interface WordRule {
  readonly rule: string;
  readonly level: AdLevel;
  readonly fields: readonly AdField[];
  readonly find: readonly RegExp[];
  /** Phrases that are fine although a pattern matches inside them. */
  readonly allow: readonly RegExp[];
  /** `{词}` stands for the words found, as typed. */
  readonly sentence: string;
  readonly law: string | null;
}

export const everywhere: readonly AdField[] = ['title', 'duties', 'conditions'];

/** A pattern out of readable parts. */
export function pattern(...parts: string[]): RegExp {
  return new RegExp(parts.join(''), 'gu');
}

/** 不收, 无需, 严禁 …: what follows is not asked for. */
export const denied =
  '(?:不(?:得|会|准|许|能|用|必|需|须|应|允许)?|无(?:需|须)?|免|绝不|从不|严禁|禁止|拒绝|杜绝|没有|没)';
