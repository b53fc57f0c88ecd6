import type { AdField, AdLevel } from './finding.ts';

/** What every rule says of itself. */
export interface RuleHead {
  readonly rule: string;
  /** Counts the wordings of one rule; of several the newest that holds on a day is used. */
  readonly version: number;
  /** First day on which this wording holds. */
  readonly from: string;
  readonly level: AdLevel;
  /** `{词}` stands for the words found, as typed; figures have names of their own. */
  readonly sentence: string;
  /** The law behind it; null where it is only advice. */
  readonly law: string | null;
}

/** One rule over the words of an ad, as data. Patterns read normalised text, see `normalise`. */
export interface WordRule extends RuleHead {
  readonly fields: readonly AdField[];
  readonly find: readonly RegExp[];
  /** Phrases that are fine although a pattern matches inside them. */
  readonly allow: readonly RegExp[];
}

/** Wordings that hold from the beginning. */
export const first = { version: 1, from: '2026-01-01' } as const;

export const everywhere: readonly AdField[] = ['title', 'duties', 'conditions'];

/** A pattern out of readable parts. */
export function pattern(...parts: string[]): RegExp {
  return new RegExp(parts.join(''), 'gu');
}

/** 不收, 无需, 严禁 …: what follows is not asked for. */
export const denied =
  '(?:不(?:得|会|准|许|能|用|必|需|须|应|允许)?|无(?:需|须)?|免|绝不|从不|严禁|禁止|拒绝|杜绝|没有|没)';
