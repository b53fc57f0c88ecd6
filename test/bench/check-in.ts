import { randomBytes, randomUUID } from 'node:crypto';
import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { ticketCodeFrom } from '@sunshine/contract/events/ticket-code.ts';
import { sql } from 'drizzle-orm';
import { callRoute, replyOf } from '../support/call.ts';
import { givenDistrict } from '../support/given/district.ts';
import { givenAccount } from '../support/given/people.ts';
import { type BenchApp, benchApp } from './bench-app.ts';
import { withBenchDatabase } from './bench-database.ts';

const clients = 8;
/** What comes from the doors; the other rounds are what it is held against. */
const recorded: Readonly<Record<string, string>> = {
  single: '一条一个请求：HTTP、登录、验签、规则、两张表',
  batches: '一百条一个请求',
};

/**
 * Check-ins at a door, a fifth of them repeats, one request each as a phone with a network sends them and in batches
 * of a hundred as one without a network does afterwards; beside both the bare INSERT … ON CONFLICT, which goes over the
 * pool without any request, session or signature, and the smallest request of somebody signed in, which only reads. Commits
 * wait for the disk on every side: who was told 请进 is in the list whatever happens.
 */
export async function benchCheckIn(size = 5000): Promise<void> {
  await withBenchDatabase(
    async (db) => {
      const bench = await benchApp(db);
      const units = await givenDistrict(bench as never);
      const caseworker = await givenAccount(bench as never, [{ role: 'caseworker', unionId: units.xiayang }]);
      await db.execute(sql`create table bare_admissions (registration_id uuid primary key, gate text not null,
      admitted_at timestamptz not null)`);
      const rounds = {
        bare: (ids: string[]) => inTurn(ids, (id) => bareInsert(bench, id)),
        request: (ids: string[]) => inTurn(ids, () => emptyRequest(bench, caseworker)),
        single: (ids: string[], eventId: string) =>
          inTurn(ids, (id) => checkIn(bench, eventId, [id], caseworker)),
        batches: (ids: string[], eventId: string) =>
          inTurn(chunks(ids, 100), (some) => checkIn(bench, eventId, some, caseworker)),
      };
      console.log(`${size} 次签到，其中 20 % 重复，${clients} 个并发`);
      console.log('bare：连接池里直接执行，没有 HTTP、登录和验签；request：登录的人问“我是谁”，读两次，不写');
      const taken: Record<string, number> = {};
      for (const [name, run] of Object.entries(rounds)) {
        const eventId = await fairOf(bench, units.xiayang, size);
        const tickets = await ticketsOf(bench, eventId);
        const people = tickets.slice(0, Math.ceil(size * 0.8));
        const scans = [...people, ...people.slice(0, size - people.length)];
        const started = performance.now();
        const each = await run(
          name in recorded ? scans.map(({ text }) => text) : scans.map(({ id }) => id),
          eventId,
        );
        taken[name] = performance.now() - started;
        const [admitted] = await db.execute<{ n: number }>(
          sql`select count(*)::int as n from admissions where event_id = ${eventId}`,
        );
        if (name in recorded && admitted?.n !== people.length)
          throw new Error(`${admitted?.n} instead of ${people.length}`);
        report(name, taken[name] ?? 0, size, each);
      }
      for (const [name, what] of Object.entries(recorded))
        console.log(
          `${name} / bare: 吞吐的 ${((taken.bare ?? 0) / (taken[name] ?? 1)).toFixed(2)} 倍（${what}）`,
        );
      console.log(`single / request: 吞吐的 ${((taken.request ?? 0) / (taken.single ?? 1)).toFixed(2)} 倍`);
      await bench.app.close();
    },
    { durable: true, max: clients },
  );
}

function report(name: string, took: number, size: number, each: number[]): void {
  const sorted = each.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const perSecond = Math.round((size / took) * 1000);
  console.log(
    `${name.padEnd(8)} ${perSecond} 次/秒，每个请求 p50 ${at(0.5)} ms，p95 ${at(0.95)} ms，p99 ${at(0.99)} ms`,
  );
}

/** An event with this many registered people who exist for it only. */
async function fairOf({ db }: BenchApp, unionId: string, size: number): Promise<string> {
  const eventId = randomUUID();
  await db.execute(sql`insert into events (id, kind, title, lead_union_id, starts_on, ends_on, place)
    values (${eventId}, 'jobFair', '招聘会', ${unionId}, '2026-08-11', '2026-08-11', '文体中心')`);
  const codes = JSON.stringify(Array.from({ length: size }, () => ticketCodeFrom(randomBytes)));
  await db.execute(sql`
    with made as (insert into people (id, name) select gen_random_uuid(), '沈' || n from generate_series(1, ${size}) n returning id),
      graduated as (insert into graduates (person_id) select id from made returning person_id)
    insert into registrations (id, event_id, person_id, state, rank, code, registered_at, registered_by)
    select gen_random_uuid(), ${eventId}::uuid, g.person_id, 'registered', g.rank, c.code, now(), g.person_id
    from (select person_id, row_number() over ()::int as rank from graduated) g
    join lateral (select value as code, ordinality from json_array_elements_text(${codes}::json) with ordinality) c
      on c.ordinality = g.rank
    on conflict do nothing`);
  await db.execute(sql`analyze registrations`);
  return eventId;
}

async function ticketsOf(
  { db, services }: BenchApp,
  eventId: string,
): Promise<{ id: string; text: string }[]> {
  const rows = await db.execute<{ id: string; code: string }>(
    sql`select id, code from registrations where event_id = ${eventId} order by rank`,
  );
  return rows.map(({ id, code }) => ({
    id,
    text: services.tickets.sign({ eventId, registrationId: id, code }),
  }));
}

/** A table of its own with the same columns, so that nothing but the statement is measured. */
async function bareInsert({ db }: BenchApp, id: string): Promise<void> {
  await db.$client`insert into bare_admissions values (${id}, '1 号门', now()) on conflict do nothing`;
}

/** What a request of somebody signed in costs before it does anything. */
async function emptyRequest({ app }: BenchApp, as: { token: string }): Promise<void> {
  replyOf(await callRoute(app, sessionRoutes.currentSession, {}, as));
}

async function checkIn(
  { app, clock }: BenchApp,
  eventId: string,
  texts: string[],
  as: { token: string },
): Promise<void> {
  const at = clock.now().toISOString();
  const scans = texts.map((read) => ({
    id: randomUUID(),
    gate: '1 号门',
    way: 'camera' as const,
    read,
    deviceAt: at,
  }));
  replyOf(await callRoute(app, doorRoutes.recordScans, { id: eventId, deviceNow: at, scans }, as));
}

/** Everything by a fixed number of clients; milliseconds of each. */
async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number[]> {
  const each: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const started = performance.now();
      await work(items[at] as T);
      each.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return each;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}
