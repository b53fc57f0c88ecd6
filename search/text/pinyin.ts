import { customPinyin, pinyin } from 'pinyin-pro';
import { fold } from './fold.ts';
import { type Run, runsOf } from './runs.ts';

// 重固镇 is read Chónggù.
customPinyin({ 重固: 'chóng gù' });

/** Syllables typed in one go at most; longer input still matches by its beginning. */
const longest = 8;

/** `Java 会计` → java, kuai, ji: one syllable a character, a Latin run as it is; ü is v. */
export function syllables(text: string): string[] {
  return runsOf(fold(text)).flatMap(syllablesOf);
}

function syllablesOf(run: Run): string[] {
  if (run.kind === 'latin') return [run.text];
  return pinyin(run.text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).map((each) =>
    each.toLowerCase(),
  );
}

/** The sound of a text without spaces: `kuaiji`. */
export function sound(text: string): string {
  return syllables(text).join('');
}

/** Sounds of every suffix: `chengbenkuaiji`, `benkuaiji`, `kuaiji`, `ji`. */
export function suffixSounds(text: string): string[] {
  return suffixes(syllables(text), (each) => each);
}

/** Initials of every suffix: `cbkj`, `bkj`, `kj`, `j`. */
export function suffixInitials(text: string): string[] {
  return suffixes(syllables(text), (each) => each.charAt(0));
}

function suffixes(all: string[], piece: (syllable: string) => string): string[] {
  const found = all.map((_, start) =>
    all
      .slice(start, start + longest)
      .map(piece)
      .join(''),
  );
  return [...new Set(found)];
}

/** Sounds of every stretch of up to four syllables, for an engine that completes only the last word typed. */
export function soundSpans(text: string): string[] {
  return [...new Set([...spans(syllables(text)), ...suffixSounds(text)])];
}

/** Initials of every stretch of two to four syllables. */
export function initialSpans(text: string): string[] {
  const letters = syllables(text).map((each) => each.charAt(0));
  return [...new Set([...spans(letters), ...suffixInitials(text)])].filter((each) => each.length > 1);
}

function spans(pieces: string[]): string[] {
  return pieces.flatMap((_, start) =>
    [1, 2, 3, 4]
      .filter((length) => start + length <= pieces.length)
      .map((length) => pieces.slice(start, start + length).join('')),
  );
}
