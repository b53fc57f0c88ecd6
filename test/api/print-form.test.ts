import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filledForm } from '@sunshine/contract/reports/filled-form.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { campaigns } from '@sunshine/db/schema/reports.ts';
import { printForm } from '@sunshine/server/modules/reports/print-form.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { givenDistrict } from '../support/given/district.ts';
import { givenRecords } from '../support/given/records.ts';

/** A process of its own takes seconds on a machine that is busy with other tests. */
const processTime = 120_000;

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await startTestApp();
  folder = await mkdtemp(join(tmpdir(), 'form-'));
  const units = await givenDistrict(app);
  const given = givenRecords(app.db);
  await given.graduate(await given.household(units.xiayang));
  await app.db.insert(campaigns).values({
    form: 'sunshine',
    year: 2026,
    periodStart: '2026-01-01',
    cutoffDay: '2026-08-20',
    dueDay: '2026-08-25',
  });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['scripts/form.ts', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, DATABASE_URL: app.url, DATA_DIR: folder },
  });

test('the command prints the form of a unit as JSON and nothing else', { timeout: processTime }, async () => {
  const { stdout } = await run('--form', 'sunshine', '--year', '2026', '--unit', '310118001', '--as', 'json');
  const form = filledForm.parse(JSON.parse(stdout));
  expect(form.unit).toEqual({ code: '310118001', name: '夏阳街道总工会' });
  expect(Object.keys(form.cells)).toEqual(cellCodes.map((code) => `sunshine.${code}`));
  expect(form.cells['sunshine.01A']).toMatchObject({ value: 1, text: '1', unit: '人' });
  expect(form.cells['sunshine.09B']).toMatchObject({ value: '0', fen: 0, text: '0', unit: '万元' });
});

test('docx and xlsx come as files, named by form, unit and day', async () => {
  for (const as of ['docx', 'xlsx'] as const) {
    const order = { form: 'sunshine', year: 2026, unit: '310118', as } as const;
    const { name, bytes } = await printForm(app.db, order, '2026-08-25');
    expect(name).toBe(`2026年工会阳光就业行动情况统计表_青浦区总工会_20260825.${as}`);
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK');
  }
});

test('a file that is named gets the form, and the standard output stays empty', {
  timeout: processTime,
}, async () => {
  const out = join(folder, 'form.json');
  expect((await run('--year', '2026', '--out', out)).stdout).toBe('');
  expect(filledForm.parse(JSON.parse(await readFile(out, 'utf8'))).unit.code).toBe('310118');
});

test('a year or unit that does not exist gives one clear sentence', async () => {
  const print = (order: object) =>
    printForm(app.db, { form: 'sunshine', year: 2026, unit: '310118', as: 'json', ...order }, '2026-08-25');
  await expect(print({ year: 2020 })).rejects.toThrow('没有 2020 年的活动。现在有：2026。');
  await expect(print({ unit: '310118999' })).rejects.toThrow('没有代码是“310118999”的单位。');
});

test('an option that does not exist gives the usage and nothing on the standard output', {
  timeout: processTime,
}, async () => {
  const error: unknown = await run('--yaer', '2026').catch((refused: unknown) => refused);
  expect(error).toMatchObject({ code: 1, stderr: expect.stringContaining('用法：npm run form'), stdout: '' });
});
