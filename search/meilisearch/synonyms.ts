import { majorKeysOf, majors, occupationsOfMajor } from '@sunshine/contract/positions/majors.ts';
import { cut } from '../text/jieba.ts';
import { runsOf } from '../text/runs.ts';
import { synonymGroups } from '../text/synonyms.ts';
import { groupCode, majorCode, occupationCode } from './pair-code.ts';

/**
 * What the server reads each word as besides itself: the code of its group, which titles of that work carry, and for
 * the code of a major its trades and its own words. Keys stand as they are asked, cut by our dictionary.
 */
export function synonymsByCode(): Record<string, string[]> {
  const words = synonymGroups.flatMap((group, number) =>
    group.map((word) => [asAsked(word), [groupCode(number)]] as const),
  );
  const names = [...new Set(majors.flatMap(({ name, group }) => [name, group]))];
  const codes = names.map((name): [string, string[]] => {
    const trades = occupationsOfMajor(name).map(occupationCode);
    return [majorCode(majorKeysOf(name)[0] ?? name), [...trades, asAsked(name)]];
  });
  return Object.fromEntries([...words, ...codes]);
}

function asAsked(word: string): string {
  return runsOf(word)
    .flatMap((run) => (run.kind === 'han' ? cut(run.text) : [run.text]))
    .join(' ');
}
