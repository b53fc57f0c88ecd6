import { constraintRefusals, refusals } from '@sunshine/contract/refusals.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const codes = Object.entries(refusals);

test('every code names its thing and has one Chinese sentence that ends', () => {
  expect(codes.length).toBeGreaterThanOrEqual(80);
  for (const [code, { message }] of codes) {
    expect(code).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
    expect(message, code).toMatch(/\p{Script=Han}.*[。？]$/u);
    expect([...message].length, code).toBeLessThanOrEqual(80);
  }
});

test('no sentence shouts, begs or blames the machine', () => {
  const unwanted = /[!！]|请您|抱歉|对不起|操作(?!员)|成功|失败|系统异常|系统错误|非法|权限不足/;
  expect(codes.filter(([, { message }]) => unwanted.test(message)).map(([code]) => code)).toEqual([]);
});

test('what companies and strangers can be told has no word of hardship', () => {
  const told = codes.filter(
    ([code]) => !/^(household|graduate|roster|report|supplementary|claim)\./.test(code),
  );
  const words = /困难|贫|档案|建档|帮扶|救助|低保|家庭/;
  expect(told.length).toBeGreaterThanOrEqual(40);
  expect(told.filter(([, { message }]) => words.test(message)).map(([code]) => code)).toEqual([]);
});

test('every constraint with a sentence exists in the database, or is raised by one of its triggers', async () => {
  const rows = await app.db.execute<{ name: string }>(sql`
    select conname as name from pg_constraint union select indexname from pg_indexes
    union select (regexp_matches(prosrc, 'CONSTRAINT = ''(\\w+)''', 'g'))[1] from pg_proc
      where pronamespace = 'public'::regnamespace`);
  const existing = new Set(rows.map(({ name }) => name));
  expect(existing.size).toBeGreaterThan(100);
  expect(Object.keys(constraintRefusals).filter((name) => !existing.has(name))).toEqual([]);
});
