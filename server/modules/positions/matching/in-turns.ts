import { setImmediate as nextTurn } from 'node:timers/promises';

/** People compared before other requests get their turn: some ten milliseconds. */
const atOnce = 200;

/** Does the work for each of many, and lets other requests in between. */
export async function inTurns<Each, Result>(
  all: readonly Each[],
  work: (each: Each) => Result,
): Promise<Result[]> {
  const done: Result[] = [];
  for (let from = 0; from < all.length; from += atOnce) {
    if (from > 0) await nextTurn();
    for (const each of all.slice(from, from + atOnce)) done.push(work(each));
  }
  return done;
}
