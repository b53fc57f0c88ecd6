import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { rosterRoutes } from '@sunshine/contract/households/routes.ts';
import { connect, disconnect } from '@sunshine/db/connect.ts';
import { startEmbedded } from '@sunshine/db/embedded/start-embedded.ts';
import { runRosterCheck, runRosterCommit } from '@sunshine/server/modules/households/roster/roster-job.ts';
import postgres from 'postgres';
import type { TestApp } from '../support/app.ts';
import { callRoute, replyOf } from '../support/call.ts';
import { givenDistrict } from '../support/given/district.ts';
import { givenAccount } from '../support/given/people.ts';
import { givenRosterFile, givenRosterRow } from '../support/given/roster-file.ts';
import { ensureTemplate } from '../support/template.ts';
import { addressOf, testDataDir } from '../support/test-server.ts';
import { uploadTo } from '../support/upload.ts';
import { type BenchApp, benchApp } from './bench-app.ts';

/** Imports a roster of `rows` rows, 2 % of them bad, and prints time and memory of each step; then once more. */
export async function benchRoster(rows = 10_000): Promise<void> {
  const server = await startEmbedded({ dataDir: testDataDir, name: 'postgres', durable: false });
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)} template ${admin(await ensureTemplate(server.url))}`;
  const db = connect(addressOf(server.url, name), { max: 8 });
  try {
    const bytes = rosterOf(rows);
    await measure(await benchApp(db), bytes, rows);
  } finally {
    await disconnect(db);
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
    await server.stop();
  }
}

/** Made in a process of its own, so that only reading it is measured. */
function rosterOf(rows: number): Buffer {
  return execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(rows), 'make'], {
    maxBuffer: 64 * 1024 * 1024,
  });
}

function makeRoster(rows: number): Promise<Buffer> {
  const bad = { memberIdNumber: '990118200306150041' };
  return givenRosterFile(Array.from({ length: rows }, (_, h) => givenRosterRow(h, h % 50 === 49 ? bad : {})));
}

async function measure(bench: BenchApp, bytes: Buffer, rows: number): Promise<void> {
  const units = await givenDistrict(bench as TestApp);
  const lu = await givenAccount(bench as TestApp, [{ role: 'caseworker', unionId: units.xiayang }]);
  console.log(`roster of ${rows} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MiB xlsx`);
  for (const round of ['first time', 'again']) {
    const base = steadyMemory();
    const watch = watchMemory();
    const started = performance.now();
    const uploaded = replyOf(
      await uploadTo(bench, rosterRoutes.uploadRoster, {}, { name: 'r.xlsx', bytes }, lu),
    );
    const { sheet, mapping } = uploaded.sheets[0] ?? { sheet: '', mapping: {} };
    replyOf(await callRoute(bench.app, rosterRoutes.checkRoster, { id: uploaded.id, sheet, mapping }, lu));
    const uploadedAt = performance.now();
    await runRosterCheck(bench.services, { importId: uploaded.id });
    const checkedAt = performance.now();
    replyOf(await callRoute(bench.app, rosterRoutes.commitRoster, { id: uploaded.id }, lu));
    await runRosterCommit(bench.services, { importId: uploaded.id });
    const doneAt = performance.now();
    const result = replyOf(await callRoute(bench.app, rosterRoutes.readRoster, { id: uploaded.id }, lu));
    const { rowsNew, rowsUnchanged, rowsBad } = result;
    console.log(
      `${round}: upload ${ms(started, uploadedAt)}, dry run ${ms(uploadedAt, checkedAt)}, commit ${ms(checkedAt, doneAt)}, ` +
        `all ${ms(started, doneAt)}; peak memory ${watch.peak()} MiB, ${watch.peak() - base} MiB above rest; ` +
        `new ${rowsNew}, unchanged ${rowsUnchanged}, bad ${rowsBad}; longest pause of the event loop ${watch.stop()} ms`,
    );
  }
}

const ms = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;
const mebibytes = (): number => Math.round(process.memoryUsage().rss / 1024 / 1024);

function steadyMemory(): number {
  globalThis.gc?.();
  return mebibytes();
}

function watchMemory(): { peak(): number; stop(): number } {
  let peak = mebibytes();
  let pause = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    peak = Math.max(peak, mebibytes());
    pause = Math.max(pause, performance.now() - last - 20);
    last = performance.now();
  }, 20);
  return {
    peak: () => peak,
    stop: () => {
      clearInterval(timer);
      return Math.round(pause);
    },
  };
}

if (import.meta.main) {
  const rows = Number(process.argv[2] ?? 10_000);
  if (process.argv[3] === 'make') process.stdout.write(await makeRoster(rows));
  else await benchRoster(rows);
}
