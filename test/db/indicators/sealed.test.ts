import { createHash } from 'node:crypto';
import { verifySnapshot } from '@sunshine/db/indicators/snapshot-hash.ts';
import { discardSnapshot } from '@sunshine/db/indicators/take-snapshot.ts';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';
import { givenCampaign, givenReport, sealGiven, submitGiven } from '../../support/given/snapshots.ts';

let bench: FigureBench;
let sealed: string;
let submitted: string;

beforeAll(async () => {
  bench = await figureBench();
  const { db, given, xiayang, yingpu } = bench;
  for (const unit of [xiayang, yingpu]) {
    const person = await given.graduate(await given.household(unit), { name: '许可' });
    await given.placement(person, unit, '2026-05-05', { employerName: '“青浦”制笔\n一厂\\' });
    await given.supplementary('skillTraining', unit, '2026-06-06', { quantity: 7 });
  }
  const campaign = await givenCampaign(db);
  sealed = await givenReport(db, campaign, xiayang);
  await submitGiven(db, sealed);
  await sealGiven(db, sealed);
  submitted = await givenReport(db, campaign, yingpu);
  await submitGiven(db, submitted);
});
afterAll(() => bench.close());

describe('a sealed report is final by the database itself', () => {
  const refused = { code: '23001', constraint_name: 'a_sealed_report_is_never_changed' };
  const attempt = (statement: string) => bench.db.$client.unsafe(statement.replaceAll('$r', `'${sealed}'`));

  test.each([
    ['its state', `update reports set state = 'accepted', sealed_by = null, sealed_at = null where id = $r`],
    ['anything else of its row', `update reports set preparer_name = '他人' where id = $r`],
    ['its row', `delete from reports where id = $r`],
    ['a frozen value', `update report_snapshots set figures = '{}' where report_id = $r`],
    ['its snapshot', `delete from report_snapshots where report_id = $r`],
    ['the quantity of a fact', `update report_facts set quantity = 9 where report_id = $r`],
    ['a fact', `delete from report_facts where report_id = $r and code = '08A'`],
    ['all facts at once', `truncate report_facts`],
    ['all snapshots at once', `truncate report_snapshots`],
    [
      'one fact more',
      `insert into report_facts select (jsonb_populate_record(f, '{"code": "09A"}')).* from report_facts f
       where report_id = $r limit 1`,
    ],
    [
      'a second snapshot',
      `with gone as (select 1) insert into report_snapshots
       select s.* from report_snapshots s, gone where report_id = $r
       on conflict (report_id) do update set hash = excluded.hash`,
    ],
  ])('%s cannot be changed, removed or added', async (_, statement) => {
    await expect(attempt(statement)).rejects.toMatchObject(refused);
    expect(await verifySnapshot(bench.db, sealed)).toMatchObject({ intact: true });
  });

  test('nor can a return discard what it froze', async () => {
    const { db } = bench;
    await expect(db.transaction((tx) => discardSnapshot(tx, sealed))).rejects.toMatchObject({
      cause: refused,
    });
  });

  test('a report without a snapshot cannot be sealed', async () => {
    const { db, district } = bench;
    const bare = await givenReport(db, await givenCampaign(db, 2027), district, { state: 'accepted' });
    await expect(sealGiven(db, bare)).rejects.toMatchObject({
      cause: { code: '23514', constraint_name: 'a_sealed_report_has_its_snapshot' },
    });
  });

  test('a fact that was on its way when the report was sealed is refused: the two wait for each other', async () => {
    const { db, yingpu } = bench;
    const report = await givenReport(db, await givenCampaign(db, 2028), yingpu);
    await submitGiven(db, report);
    const late = `insert into report_facts select (jsonb_populate_record(f, jsonb_build_object('report_id', '${report}'))).*
      from report_facts f where report_id = '${submitted}' limit 1`;
    let adding: Promise<unknown> = Promise.resolve();
    await db.transaction(async (tx) => {
      await sealGiven(tx, report);
      adding = db.$client.unsafe(late).then(
        () => 'added',
        (error) => error,
      );
      await waitingFor(db, 1);
    });
    expect(await adding).toMatchObject(refused);
    expect(await verifySnapshot(db, report)).toMatchObject({ intact: true });
  });

  test('a snapshot that is not sealed yet is discarded whole, never edited', async () => {
    const { db } = bench;
    const edit = db.$client`update report_facts set record = '' where report_id = ${submitted}`;
    await expect(edit).rejects.toMatchObject(refused);
    expect(await verifySnapshot(db, submitted)).toMatchObject({ intact: true });
  });
});

describe('the hash over all that was frozen', () => {
  test('anyone can recompute it from the rows as the documentation of it says', async () => {
    const { db } = bench;
    const found = await verifySnapshot(db, sealed);
    expect(found).toEqual({
      hash: await hashByHand(db.$client, sealed),
      computed: found?.hash,
      intact: true,
    });
    expect(await hashByHand(db.$client, submitted)).not.toBe(found?.hash);
  });

  test('changes with any column of the snapshot and of any fact, with a fact more and a fact less', async () => {
    const changes = [
      ...(await columnsOf('report_snapshots')).map((column) => editOf('report_snapshots', column, '')),
      ...(await columnsOf('report_facts')).map((column) =>
        editOf('report_facts', column, ` and code = '08A'`),
      ),
      `delete from report_facts where report_id = $r and code = '08A'`,
      `insert into report_facts select * from report_facts where report_id = $r and code = '08A'`,
    ];
    expect(changes.length).toBe(13 + 10 + 2);
    for (const change of changes) expect([change, await intactAfter(change)]).toEqual([change, false]);
    expect(await intactAfter('select 1')).toBe(true);
  });
});

/** Until this many sessions of the database wait for a lock. */
async function waitingFor({ $client }: Pick<FigureBench['db'], '$client'>, sessions: number): Promise<void> {
  for (const deadline = Date.now() + 8000; ; ) {
    const [row] = await $client<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.n ?? 0) >= sessions) return;
    if (Date.now() > deadline) throw new Error('nobody waits for the sealing');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The value of a column with one character, day or unit of it changed. */
function editOf(table: string, { name, type }: { name: string; type: string }, where: string): string {
  const edits: Record<string, string> = {
    uuid: `overlay(${name}::text placing (case right(${name}::text, 1) when '0' then '1' else '0' end) from 36)::uuid`,
    date: `${name} + 1`,
    bigint: `${name} + 1`,
    boolean: `not ${name}`,
    'timestamp with time zone': `${name} + interval '1 microsecond'`,
    jsonb: `regexp_replace(${name}::text, '0|1|2|"hard"|总', '9')::jsonb`,
    bytea: `set_byte(${name}, 31, (get_byte(${name}, 31) + 1) % 256)`,
    text: `${name} || ' '`,
  };
  const value = name === 'below' ? `'[{}]'` : edits[type];
  if (!value) throw new Error(`no edit for a ${type}`);
  return `update ${table} set ${name} = ${value} where report_id = $r${where}`;
}

/** Columns but the report's id, which only says whose they are. */
async function columnsOf(table: string): Promise<{ name: string; type: string }[]> {
  return bench.db.$client<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_name = ${table} and column_name <> 'report_id' order by ordinal_position`;
}

/** Tampers as only the owner of the database can, looks, and takes it back. */
async function intactAfter(change: string): Promise<boolean | undefined> {
  let intact: boolean | undefined;
  await bench.db
    .transaction(async (tx) => {
      await tx.execute(`set local session_replication_role = replica`);
      await tx.execute(change.replaceAll('$r', `'${sealed}'`));
      intact = (await verifySnapshot(tx, sealed))?.intact;
      throw new Error('taken back');
    })
    .catch((error: Error) => {
      if (error.message !== 'taken back') throw error;
    });
  return intact;
}

/** The hash in plain TypeScript, from nothing but the rows. */
async function hashByHand(client: postgres.Sql, reportId: string): Promise<string> {
  const [snapshot] = await client`
    select report_id, to_char(taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as taken_at, as_of::text,
      unit_code, unit_name, period_start::text, cutoff_day::text, figures::text, own_figures::text, settings::text,
      rule_texts::text, checks::text, below::text
    from report_snapshots where report_id = ${reportId}`;
  const facts = await client`
    select code, counts, record_type, record_id, person_id, unit_id, on_day::text, quantity::text, supplementary, record
    from report_facts where report_id = ${reportId}`;
  const sha = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
  const list = (items: string[]): string => `[${items.join(', ')}]`;
  const digests = facts.map((fact) => sha(list(Object.values(fact).map((each) => JSON.stringify(each)))));
  const inner = sha(Buffer.concat(digests.sort(Buffer.compare))).toString('hex');
  const json = new Set(['figures', 'own_figures', 'settings', 'rule_texts', 'checks', 'below']);
  const outer = Object.entries(snapshot ?? {}).map(([name, each]) =>
    json.has(name) ? each : JSON.stringify(each),
  );
  return sha(`${list(outer)}\n${inner}`).toString('hex');
}
