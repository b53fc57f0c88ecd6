import { randomUUID } from 'node:crypto';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { compileFigures, type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import { findCoverage } from '@sunshine/db/indicators/coverage.ts';
import { frozenFigures } from '@sunshine/db/indicators/frozen-figures.ts';
import { verifySnapshot } from '@sunshine/db/indicators/snapshot-hash.ts';
import { discardSnapshot } from '@sunshine/db/indicators/take-snapshot.ts';
import * as t from '@sunshine/db/schema/index.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FigureBench, figureBench, frame2026 } from '../support/given/figures.ts';
import {
  correctGiven,
  freezeGiven,
  givenCampaign,
  givenReport,
  sealGiven,
} from '../support/given/snapshots.ts';

const frame = frame2026();
let bench: FigureBench;
let campaign: string;
const persons: string[] = [];
const homes: string[] = [];

beforeAll(async () => {
  bench = await figureBench();
  const { db, given, xiayang, yingpu } = bench;
  campaign = await givenCampaign(db);
  for (let n = 0; n < 20; n += 1) {
    const home = await given.household(n % 2 === 0 ? xiayang : yingpu);
    homes.push(home);
    for (let each = 0; each < 3; each += 1) persons.push(await given.graduate(home));
  }
});
afterAll(() => bench.close());

/** People change their year, are served, placed, paid and moved, about a hundred times a second. */
function keepWriting(): { stop(): Promise<number> } {
  const { db, given, xiayang, yingpu } = bench;
  let stopped = false;
  let written = 0;
  const any = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  const acts: ((n: number) => Promise<unknown>)[] = [
    (n) =>
      db.$client`update studies set graduation_year = 4051 - graduation_year where person_id = ${any(persons, n)}`,
    (n) => given.supplementary('guidance', xiayang, '2026-05-05', { personId: any(persons, n) }),
    (n) =>
      given.supplementary('jobSeekingAllowance', yingpu, '2026-05-05', {
        personId: any(persons, n),
        amountFen: 50_000n,
      }),
    (n) =>
      db.$client`update household_managements set union_id = case union_id when ${xiayang} then ${yingpu}::uuid
        else ${xiayang}::uuid end where household_id = ${any(homes, n)}`,
  ];
  const write = async (act: (n: number) => Promise<unknown>, offset: number): Promise<void> => {
    for (let n = offset; !stopped; n += 7) {
      await act(n);
      written += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  const writers = acts.map(write);
  return {
    async stop() {
      stopped = true;
      await Promise.all(writers);
      return written;
    },
  };
}

/** Freezes a report after asking for the same figures by another statement of the same transaction. */
async function askAndFreeze(
  reportId: string,
  unitId: string,
  isolationLevel: 'read committed' | 'repeatable read',
): Promise<{ asked: Figures; frozen: Figures }> {
  return bench.db.transaction(
    async (tx) => {
      const coverage = await findCoverage(tx, campaign, unitId);
      const asked = await compileFigures(tx, frame, [{ unitId, ownOnly: false }], coverage);
      const { figures } = await freezeGiven(tx, reportId, frame);
      await tx.update(t.reports).set({ state: 'accepted' }).where(eq(t.reports.id, reportId));
      return { asked: asked.get(unitId) ?? new Map(), frozen: figures };
    },
    { isolationLevel },
  );
}

const values = (figures: Figures): string[] =>
  cellCodes.map((code) => `${code} ${figure(figures, code).value}`);

test('50 seals during a hundred writes a second: identities hold, statements agree, frozen bytes never change', async () => {
  const { db, district, xiayang, yingpu } = bench;
  const writing = keepWriting();
  const hashes = new Map<string, string>();
  const latest = new Map<string, string>();
  const units = [xiayang, yingpu, district];
  for (let round = 0; hashes.size < 50; round += 1) {
    const unit = units[round % units.length] ?? district;
    const before = latest.get(unit);
    const reportId = before ? await correctGiven(db, before) : await givenReport(db, campaign, unit);
    const { asked, frozen } = await askAndFreeze(reportId, unit, 'repeatable read');
    expect(values(asked)).toEqual(values(frozen));
    expect(figure(frozen, '01A').value).toBe(figure(frozen, '01B').value + figure(frozen, '01C').value);
    expect(figure(frozen, '09B').value).toBe(figure(frozen, '09A').value * 50_000n);
    await sealGiven(db, reportId);
    latest.set(unit, reportId);
    hashes.set(reportId, (await verifySnapshot(db, reportId))?.hash ?? '');
    const { figures } = await frozenFigures(db, reportId, unit);
    expect(values(figures)).toEqual(values(frozen));
  }
  expect(await writing.stop()).toBeGreaterThan(100);
  for (const [reportId, hash] of hashes) {
    expect(await verifySnapshot(db, reportId)).toEqual({ hash, computed: hash, intact: true });
  }
  // The writers did move what was counted: versions of one unit differ.
  expect(new Set(hashes.values()).size).toBe(50);
});

test('control: in READ COMMITTED statements of one snapshot see different moments', async () => {
  const { db, district } = bench;
  await db.execute(sql`update campaigns set year = year - 100`);
  campaign = await givenCampaign(db);
  const reportId = await givenReport(db, campaign, district);
  const writing = keepWriting();
  let apart = 0;
  for (let round = 0; round < 200 && apart === 0; round += 1) {
    const { asked, frozen } = await askAndFreeze(reportId, district, 'read committed');
    if (values(asked).join() !== values(frozen).join()) apart += 1;
    await db.transaction((tx) => discardSnapshot(tx, reportId));
  }
  await writing.stop();
  expect(apart).toBe(1);
});

test('a unit’s report that is returned while the parent freezes is in the parent whole, never lost between two statements', async () => {
  const { db, district, xiayang } = bench;
  const freezeDuringReturn = async (isolationLevel: 'read committed' | 'repeatable read') => {
    await db.execute(sql`update campaigns set year = year - 100`);
    campaign = await givenCampaign(db);
    const child = await givenReport(db, campaign, xiayang);
    await askAndFreeze(child, xiayang, 'repeatable read');
    const parent = await givenReport(db, campaign, district);
    return db.transaction(
      async (tx) => {
        const taken = await freezeGiven(
          afterFirstCoverage(tx, () => returnReport(child)),
          parent,
          frame,
        );
        return Number(figure(taken.figures, '01A').value);
      },
      { isolationLevel },
    );
  };
  expect(await freezeDuringReturn('repeatable read')).toBe(persons.length);
  // Control: the coverage still named the snapshot, its facts were gone already.
  expect(await freezeDuringReturn('read committed')).toBeLessThan(persons.length);
});

async function returnReport(reportId: string): Promise<void> {
  await bench.db.transaction(async (tx) => {
    await discardSnapshot(tx, reportId);
    await tx.update(t.reports).set({ state: 'returned' }).where(eq(t.reports.id, reportId));
    await tx.insert(t.reportSteps).values({
      id: randomUUID(),
      reportId,
      fromState: 'accepted',
      toState: 'returned',
      at: new Date(),
    });
  });
}

/** The transaction, with something that happens elsewhere once its first raw statement (the coverage) was answered. */
function afterFirstCoverage(tx: Transaction, elsewhere: () => Promise<void>): Transaction {
  let first = true;
  return new Proxy(tx, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (name !== 'execute') return typeof member === 'function' ? member.bind(target) : member;
      return async (query: Parameters<Transaction['execute']>[0]) => {
        const answer = await target.execute(query);
        if (first) {
          first = false;
          await elsewhere();
        }
        return answer;
      };
    },
  });
}
