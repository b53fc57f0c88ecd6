import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import divisions from '@sunshine/contract/unions/shanghai-divisions.json' with { type: 'json' };
import { partsInside } from './parts.ts';

let loaded: Jieba | undefined;

/** The dictionary takes 0.2 s and 70 MB: loaded with the first text. */
function jieba(): Jieba {
  if (loaded) return loaded;
  loaded = Jieba.withDict(dict);
  loaded.loadDict(
    Buffer.from(
      placeWords()
        .map((word) => `${word} 2000 ns\n`)
        .join(''),
    ),
  );
  return loaded;
}

/** 夏阳街道 and 夏阳: a place must not be cut in two. */
function placeWords(): string[] {
  const names = divisions.streets.map(({ name }) => name).filter((name) => name.length <= 6);
  const short = names.map((name) => name.replace(/(街道|镇|乡)$/u, '')).filter((name) => name.length >= 2);
  return [...new Set([...names, ...short])];
}

/** The words of a Chinese run, each once in its place. */
export function cut(run: string): string[] {
  return jieba().cut(run, true);
}

/** The words of a Chinese run and the shorter words inside them. */
export function cutForSearch(run: string): string[] {
  return cut(run).flatMap((word) => [...partsOf(word), word]);
}

/** The shorter words that a reader sees inside a word. */
export function partsOf(word: string): string[] {
  return word.length < 3 ? [] : partsInside(word, jieba().cutForSearch(word, true));
}

/** `成本会计` → 成本, 本会, 会计: what stands together can be found together, whatever the dictionary says. */
export function bigrams(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
