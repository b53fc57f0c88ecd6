import { randomUUID } from 'node:crypto';
import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';

let db: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const clone = await cloneDatabase();
  db = connect(clone.url, { max: 8 });
  drop = clone.drop;
});

afterAll(async () => {
  await disconnect(db);
  await drop();
});

async function union(code: string, parentId: string | null): Promise<string> {
  const id = randomUUID();
  const kind = parentId ? 'grassroots' : 'district';
  await db.$client`insert into unions (id, code, name, short_name, kind, parent_id)
    values (${id}, ${code}, ${code}, ${code}, ${kind}, ${parentId})`;
  return id;
}

async function scopeOf(ancestor: string): Promise<string[]> {
  const rows = await db.$client<{ code: string }[]>`select u.code from union_ancestry a
    join unions u on u.id = a.union_id where a.ancestor_id = ${ancestor} order by u.code`;
  return rows.map((row) => row.code);
}

describe('scope: own unit and all below', () => {
  test('a unit sees itself and every unit below it, and a moved one takes those below it along', async () => {
    const district = await union('D', null);
    const [first, second] = [await union('D1', district), await union('D2', district)];
    const shop = await union('D1-G1', first);
    await union('D1-G1-A', shop);
    expect(await scopeOf(district)).toEqual(['D', 'D1', 'D1-G1', 'D1-G1-A', 'D2']);
    expect(await scopeOf(first)).toEqual(['D1', 'D1-G1', 'D1-G1-A']);

    await db.$client`update unions set parent_id = ${second} where id = ${shop}`;
    expect(await scopeOf(first)).toEqual(['D1']);
    expect(await scopeOf(second)).toEqual(['D1-G1', 'D1-G1-A', 'D2']);
    expect(await scopeOf(district)).toEqual(['D', 'D1', 'D1-G1', 'D1-G1-A', 'D2']);
  });
});

describe('one archive per household', () => {
  async function household(): Promise<{ id: string; worker: string }> {
    const [id, worker] = [randomUUID(), randomUUID()];
    await db.$client`insert into people (id, name) values (${worker}, '测试')`;
    await db.$client`insert into households (id, archive_number, primary_worker_id, hardship_sealed)
      values (${id}, ${id}, ${worker}, '\\x00')`;
    return { id, worker };
  }
  const open = (id: string, from: string) =>
    db.$client`insert into household_episodes (household_id, opened_on) values (${id}, ${from})`;
  const join = (id: string, person: string) =>
    db.$client`insert into household_members (household_id, person_id, relation, identity, joined_on)
      values (${id}, ${person}, 'child', 'student', '2026-01-01')`;

  test('a person cannot be a member of two archives with an open episode', async () => {
    const [one, two] = [await household(), await household()];
    const child = one.worker;
    await open(one.id, '2026-01-01');
    await join(one.id, child);
    await open(two.id, '2026-02-01');
    await expect(join(two.id, child)).rejects.toMatchObject({
      constraint_name: 'one_active_archive_per_person',
    });

    await db.$client`update household_episodes set closed_on = '2026-03-01', closing_reason = 'movedAway'
      where household_id = ${one.id}`;
    await join(two.id, child);
    await expect(open(one.id, '2026-04-01')).rejects.toMatchObject({
      constraint_name: 'one_active_archive_per_person',
    });
  });

  test('episodes of an archive do not overlap: the closing day still belongs to the first', async () => {
    const { id } = await household();
    await db.$client`insert into household_episodes (household_id, opened_on, closed_on, closing_reason)
      values (${id}, '2025-01-01', '2025-06-30', 'exitHardship')`;
    await expect(open(id, '2025-06-30')).rejects.toMatchObject({
      constraint_name: 'episodes_of_an_archive_do_not_overlap',
    });
    await open(id, '2025-07-01');
  });
});

describe('the audit trail', () => {
  const add = (subject: string) => db.$client`insert into audit_entries
    (shard, at, action, subject_type, subject_id) values (3, now(), 'test', 'test', ${subject})`;
  const broken = () => db.$client<{ seq: string }[]>`select seq from broken_audit_entries()`;

  test('50 entries written at once stand in one chain without a gap', async () => {
    await Promise.all(Array.from({ length: 50 }, () => add(randomUUID())));
    const rows = await db.$client<
      { seq: string }[]
    >`select seq from audit_entries where shard = 3 order by seq`;
    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await broken()).toEqual([]);
  });

  test('an entry cannot be changed or removed, and one tampered with behind the trigger is found', async () => {
    await add(randomUUID());
    await expect(db.$client`update audit_entries set action = 'other'`).rejects.toMatchObject({
      code: '23001',
    });
    await expect(db.$client`delete from audit_entries`).rejects.toMatchObject({ code: '23001' });

    await db.$client.begin(async (sql) => {
      await sql`alter table audit_entries disable trigger user`;
      await sql`update audit_entries set reason = 'forged' where shard = 3 and seq = 20`;
      await sql`alter table audit_entries enable trigger user`;
    });
    expect((await broken()).map((row) => Number(row.seq))).toEqual([20]);
  });
});
