import {
  majorKeysOf,
  majorOf,
  majors,
  occupationsOfMajor,
  plainMajor,
} from '@sunshine/contract/positions/majors.ts';
import type { Occupation } from '@sunshine/contract/positions/vocabulary.ts';

/** A major that somebody typed to find the work it leads to. */
export interface MajorMeant {
  /** The form in which positions name it. */
  key: string;
  occupations: readonly Occupation[];
}

const names = new Set(majors.flatMap(({ name, alsoCalled }) => [name, ...alsoCalled]));

/**
 * The major that a stretch typed names, when it can be nothing else: with 专业 or 类, or by its name of three
 * characters or more. 会计 and 护理 are words of work first, and found as such.
 */
export function majorMeant(typed: string): MajorMeant | null {
  const plain = plainMajor(typed);
  const said =
    /(专业|专业方向)$/u.test(typed) && (majorOf(plain) !== null || occupationsOfMajor(plain).length > 0);
  const named =
    plain.length >= 3 && (names.has(plain) || (/类$/u.test(plain) && occupationsOfMajor(plain).length > 0));
  if (!said && !named) return null;
  return { key: majorKeysOf(plain)[0] ?? plain, occupations: occupationsOfMajor(plain) };
}
