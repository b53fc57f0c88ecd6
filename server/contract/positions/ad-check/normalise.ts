import { simplify } from './simplify.ts';

/** Text as the rules read it, with the way back to the text as typed. */
export interface Normalised {
  text: string;
  /** For each UTF-16 unit of `text`, where its character begins and ends in the text as typed. */
  from: readonly number[];
  to: readonly number[];
}

/** Marks that end a clause; all others between two words only hide them: 限 男, 限*男, 限【男】, 限🚹男. */
const clauseMarks = new Map([...'，,、；;。．！!？?：:\n\r'].map((mark) => [mark, clauseMark(mark)]));

function clauseMark(mark: string): string {
  if ('：:'.includes(mark)) return ':';
  if (mark === '、') return '、';
  return '，,'.includes(mark) ? ',' : ';';
}

const wordCharacter = /[\p{L}\p{N}]/u;
const latin = /[a-z0-9]/;
/** Marks kept between digits and letters: 18 - 35, 3.5, a@b.cn, 5*8. */
const joint = /[-.@_/%+#*:]/;
/** Looked through when the neighbours of a mark are sought. */
const loose = /^[-\s]$/;

/** Half width, small letters, simplified characters, one kind of dash; what only hides words is left out. */
export function normalise(typed: string): Normalised {
  const characters = foldedCharacters(typed);
  const out = { text: '', from: [] as number[], to: [] as number[] };
  characters.forEach(({ from, to }, at) => {
    const kept = keep(characters, at);
    for (let unit = 0; unit < kept.length; unit += 1) {
      out.from.push(from);
      out.to.push(to);
    }
    out.text += kept;
  });
  return out;
}

interface FoldedCharacter {
  folded: string;
  from: number;
  to: number;
}

function foldedCharacters(typed: string): FoldedCharacter[] {
  const all: FoldedCharacter[] = [];
  let at = 0;
  for (const character of typed) {
    const to = at + character.length;
    const folded = clauseMarks.has(character) ? character : fold(character);
    if (folded !== '') all.push({ folded, from: at, to });
    at = to;
  }
  return all;
}

/** One character may fold into several: ㈱, ﬁ. Joiners, variation selectors and other unseen ones vanish. */
function fold(character: string): string {
  const plain = character.normalize('NFKC').toLowerCase();
  if (/^[\p{Cf}\p{Mn}\p{Me}]+$/u.test(plain)) return '';
  if (/^[‐-―−~～〜]$/u.test(plain)) return '-';
  return [...plain].map(simplify).join('');
}

function keep(characters: readonly FoldedCharacter[], at: number): string {
  const folded = characters[at]?.folded ?? '';
  if (wordCharacter.test(folded)) return folded;
  const before = neighbour(characters, at, -1);
  const after = neighbour(characters, at, 1);
  const inside = latin.test(before.slice(-1)) && latin.test(after.slice(0, 1));
  if (folded === ' ') return inside && latin.test(characters[at - 1]?.folded.slice(-1) ?? '') ? ' ' : '';
  if (inside && joint.test(folded)) return folded;
  if ('/:'.includes(folded) && (before === '/' || after === '/')) return folded;
  return clauseMarks.get(folded) ?? '';
}

function neighbour(characters: readonly FoldedCharacter[], at: number, step: 1 | -1): string {
  let next = at + step;
  while (loose.test(characters[next]?.folded ?? '')) next += step;
  return characters[next]?.folded ?? '';
}
