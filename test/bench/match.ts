import { nobodyYet } from '@sunshine/contract/positions/matching/facts.ts';
import { rankOpenings } from '@sunshine/contract/positions/matching/rank.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import type { Database } from '@sunshine/db/connect.ts';
import { findOpenings } from '@sunshine/db/queries/positions/matching/openings.ts';
import { readSeekers } from '@sunshine/db/queries/positions/matching/seekers.ts';
import { takenByMajors } from '@sunshine/db/queries/positions/matching/taken.ts';
import { allPositionSources } from '@sunshine/db/queries/positions/search-source.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { candidateOf, spellingsOf, wantedBy } from '@sunshine/server/modules/positions/matching/look-for.ts';
import { withBenchDatabase } from './bench-database.ts';
import { benchMatchPeople } from './match-people.ts';
import { report } from './measured.ts';
import { fillPositions } from './search-positions-data.ts';

const today = '2026-08-11';
const majors = [
  '会计学',
  '软件工程',
  '护理',
  '物流管理',
  '机电一体化技术',
  '视觉传达设计',
  '学前教育',
  '市场营销',
];
const wishes = ['会计', '软件', '护士', '物流', '机械', '设计', '教师', '销售'];

/** Graduates of a city in a year. */
const people = 10_000;

/** 为你推荐 for people of all kinds over `count` positions, and what staff ask of everybody: the statements, and the comparing in code. */
export async function benchMatch(count = 100_000): Promise<void> {
  await withBenchDatabase(async (db) => {
    await fillPositions(db, count);
    const engine = postgresEngine(db);
    await engine.rebuild(() => allPositionSources(db, today));
    await fillPeople(db, people);
    await db.$client`vacuum analyze`;
    const asked = await db.$client<
      { id: string }[]
    >`select person_id as id from graduates order by person_id limit 200`;
    const times: Record<'whole' | 'read' | 'compare', number[]> = { whole: [], read: [], compare: [] };
    let compared = 0;
    for (const [index, { id }] of [...asked, ...asked].entries()) {
      const started = performance.now();
      const [row] = await readSeekers(db, [id]);
      if (!row) throw new Error('a person without a row');
      const [, found] = await Promise.all([
        takenByMajors(db, spellingsOf([row.seeker]), id),
        findOpenings(db, wantedBy(row, today)),
      ]);
      const read = performance.now();
      rankOpenings(readySeeker(row.seeker), found.map(candidateOf), { today, taken: nobodyYet });
      const ended = performance.now();
      // The first half warms plans and pages.
      if (index < asked.length) continue;
      compared += found.length;
      times.whole.push(ended - started);
      times.read.push(read - started);
      times.compare.push(ended - read);
    }
    console.log(`${count} positions, ${Math.round(compared / asked.length)} compared a person, 3 statements`);
    for (const [what, list] of Object.entries(times)) report(what, list);
    await benchMatchPeople(db, today, people);
  });
}

/** People with a major, a wish, places and pay, and one in three with applications of their major behind them. */
async function fillPeople(db: Database, count: number): Promise<void> {
  const sql = db.$client;
  const codes = towns.map(({ code }) => code);
  await sql`insert into people (id, name) select gen_random_uuid(), '试' || n from generate_series(1, ${count}::int) n`;
  await sql`insert into graduates (person_id) select id from people where name like '试%'`;
  await sql`insert into studies (person_id, school, major, degree, education_mode, graduation_year)
    select person_id, '试验学院', (${majors}::text[])[1 + (random() * 7)::int],
      (array['college','bachelor','master'])[1 + (random() * 2)::int], 'regular', 2026 from graduates`;
  await sql`insert into intentions (person_id, occupations, towns, kinds, expected_pay, home_town, reach_km, updated_at)
    select person_id, array[(${wishes}::text[])[1 + (random() * 7)::int]], array[(${codes}::text[])[1 + (random() * 10)::int]],
      '{fullTime}', 5000 + (random() * 6000)::int, (${codes}::text[])[1 + (random() * 10)::int], 20, now() from graduates`;
  await sql`insert into applications (position_id, person_id, resume, submitted_at, moved_at)
    select p.ids[1 + (random() * 4999)::int], g.person_id, '{}', now(), now()
    from graduates g, (select array_agg(id) as ids from (select id from positions limit 5000) newest) p
    where random() < 0.33`;
}

if (import.meta.main) await benchMatch(Number(process.argv[2] ?? 100_000));
