import { figure } from '@sunshine/db/indicators/compile.ts';
import { findCoverage } from '@sunshine/db/indicators/coverage.ts';
import { driftOf } from '@sunshine/db/indicators/drift.ts';
import { verifySnapshot } from '@sunshine/db/indicators/snapshot-hash.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FigureBench, figureBench, frame2026 } from '../../support/given/figures.ts';
import { givenCampaign, givenReport, submitGiven } from '../../support/given/snapshots.ts';

let bench: FigureBench;
let campaign: string;
beforeAll(async () => {
  bench = await figureBench();
  campaign = await givenCampaign(bench.db);
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

test('a snapshot holds what counted when it was taken; what comes later is drift, and the parent recounts from it', async () => {
  const { db, given, xiayang, district } = bench;
  const person = await given.graduate(await given.household(xiayang), { name: '许可' });
  await given.placement(person, xiayang, '2026-05-05');
  const report = await givenReport(db, campaign, xiayang);
  const taken = await submitGiven(db, report);
  expect(figure(taken.figures, '08A').value).toBe(1n);
  expect(await verifySnapshot(db, report)).toMatchObject({ intact: true, hash: taken.hash.toString('hex') });

  const later = await given.placement(person, xiayang, '2026-06-05');
  const [drift] = await driftOf(db, report, frame2026(), { codes: ['08A'] });
  expect(drift).toMatchObject({ sealed: 1n, live: 2n, entered: { total: 1, items: [{ recordId: later }] } });

  const coverage = await findCoverage(db, campaign, district);
  expect(coverage.reports).toEqual([{ reportId: report, unionId: xiayang }]);
  const whole = await submitGiven(db, await givenReport(db, campaign, district));
  expect(figure(whole.figures, '08A').value).toBe(1n);
});
