import { simplify } from './traditional.ts';

/** Zero-width and control characters, which people paste without seeing them. */
const invisible = /[\p{Cc}\p{Cf}]/u;

/**
 * Full width to half width, traditional to simplified, upper to lower case.
 * Keeps every offset, so that a match in the folded text marks the same place in the text shown.
 */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  if (character.length > 1) return '  ';
  if (invisible.test(character)) return ' ';
  const same = character.normalize('NFKC').toLowerCase();
  return simplify(same.length === 1 ? same : character);
}
