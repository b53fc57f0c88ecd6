import { fitOf } from '@sunshine/contract/positions/matching/fit.ts';
import { reachableIn, scorer } from '@sunshine/contract/positions/matching/pool.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import type { Database } from '@sunshine/db/connect.ts';
import { readOpenings } from '@sunshine/db/queries/positions/matching/openings.ts';
import { seekersInNeed } from '@sunshine/db/queries/positions/matching/people.ts';
import { bestCandidates } from '@sunshine/server/modules/positions/matching/best-candidates.ts';
import { candidateOf } from '@sunshine/server/modules/positions/matching/look-for.ts';
import { rankWaiting, type Waiting } from '@sunshine/server/modules/positions/matching/rank-waiting.ts';
import { statementsOf } from '../support/statements.ts';
import { duration, quantile, report } from './measured.ts';

const rounds = 7;

/**
 * What union staff ask of everybody in scope: candidates for a position, and 匹配. Beside it, in the same run, the same
 * for as many as were compared while there was a limit, and each pair worked out by itself.
 */
export async function benchMatchPeople(db: Database, today: string, people: number): Promise<void> {
  const { few, all } = await twoUnions(db, people);
  const [position] = await db.$client<{ id: string }[]>`select id from positions order by id limit 1`;
  const [opening] = await readOpenings(db, [position?.id ?? ''], today);
  if (!opening) throw new Error('a position nobody may apply for');
  const about = { opening: candidateOf(opening), today, most: 20 };
  await compare('candidates', {
    few: () => bestCandidates(db, [few], about),
    all: () => bestCandidates(db, [all], about),
  });
  await compare('匹配', {
    few: () => rankWaiting(db, [few], today),
    all: () => rankWaiting(db, [all], today),
  });
  await pairByPair(await rankWaiting(db, [all], today));
  await longestTurn(() => rankWaiting(db, [all], today));
  const statements = await statementsOf(db, () => rankWaiting(db, [all], today));
  console.log(`匹配: ${statements.length} statements for ${(await seekersInNeed(db, [all])).length} people`);
}

/** Five hundred stand in one unit, everybody in the unit above it. */
async function twoUnions(db: Database, people: number): Promise<{ few: string; all: string }> {
  const sql = db.$client;
  const [above] = await sql<{ id: string }[]>`select id from unions where kind = 'district'`;
  const all = above?.id ?? '';
  const [below] = await sql<{ id: string }[]>`insert into unions (code, name, short_name, kind, parent_id)
    values ('310118001', '夏阳街道总工会', '夏阳', 'territorial', ${all}) returning id`;
  const few = below?.id ?? '';
  await sql`update studies set hardship_proof = '证明', registering_union_id = case
    when person_id in (select person_id from graduates order by person_id limit 500) then ${few}::uuid else ${all}::uuid end`;
  await sql`insert into help_needs (person_id, opened_on)
    select person_id, date '2026-06-01' + (random() * 60)::int from graduates order by person_id limit ${people}`;
  await sql`insert into consents (person_id, purpose, version, given_at)
    select person_id, 'recommend', '2026-11', now() from graduates order by person_id limit ${people}`;
  await sql`vacuum analyze`;
  return { few, all };
}

async function compare(what: string, work: Record<'few' | 'all', () => Promise<unknown>>): Promise<void> {
  const times: Record<'few' | 'all', number[]> = { few: [], all: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const who of ['few', 'all'] as const) {
      const took = await duration(work[who]);
      if (round > 0) times[who].push(took);
    }
  }
  report(`${what}, 500 people`, times.few);
  report(`${what}, everybody`, times.all);
  console.log(
    `${what}: everybody / 500 people: ${(quantile(times.all, 0.5) / quantile(times.few, 0.5)).toFixed(1)}`,
  );
}

/** Comparing alone, as it is and each pair by itself. */
async function pairByPair({ pool, standings }: Waiting): Promise<void> {
  const some = standings.slice(0, 1000).map(({ row, taken }) => ({ seeker: row.seeker, taken }));
  let pairs = 0;
  const plain = await duration(async () => {
    for (const { seeker, taken } of some) {
      const ready = readySeeker(seeker);
      for (const { opening } of reachableIn(pool, ready)) {
        fitOf(ready, opening, { today: pool.today, taken });
        pairs += 1;
      }
    }
  });
  const pooled = await duration(async () => {
    for (const { seeker, taken } of some) {
      const ready = readySeeker(seeker);
      const score = scorer(ready, pool, taken);
      for (const each of reachableIn(pool, ready)) score(each);
    }
  });
  console.log(
    `comparing ${pairs} pairs of 1000 people: each by itself / at once: ${(plain / pooled).toFixed(1)} (${pooled.toFixed(0)} ms)`,
  );
}

/** How long another request waits at the most while everybody is compared. */
async function longestTurn(work: () => Promise<unknown>): Promise<void> {
  let [last, longest, running] = [performance.now(), 0, true];
  const watch = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(watch);
  };
  setImmediate(watch);
  await work();
  running = false;
  console.log(`匹配, everybody: another request waits ${longest.toFixed(0)} ms at the most`);
}
