import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { figure } from '@sunshine/db/indicators/compile.ts';
import { listSealed } from '@sunshine/db/indicators/list.ts';
import { readSnapshot } from '@sunshine/db/indicators/read-snapshot.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { verifySnapshot } from '@sunshine/db/indicators/snapshot-hash.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { reports } from '@sunshine/db/schema/report-versions.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Outcome, replyOf } from '../support/call.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';

const unitCount = 50;

let app: TestApp;
let given: GivenRecords;
const staff = {} as Record<'caseworker' | 'reviewer' | 'statistician', GivenAccount>;
const units: { id: string; code: string; persons: string[] }[] = [];

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-22T09:00:00+08:00' });
  given = givenRecords(app.db);
  const district = await given.union('310118', null);
  for (const role of ['caseworker', 'reviewer', 'statistician'] as const) {
    staff[role] = await givenAccount(app, [{ role, unionId: district }]);
  }
  for (let index = 1; index <= unitCount; index += 1) {
    const code = `310118${String(index).padStart(3, '0')}`;
    const id = await given.union(code, district);
    const home = await given.household(id);
    const persons = [await given.graduate(home), await given.graduate(home)];
    for (const person of persons) await given.need(person);
    units.push({ id, code, persons });
  }
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, staff.statistician));
});
afterAll(() => app.close());

/** Records go on being entered, about a hundred a second, each with its entry in the trail. */
function keepWriting(): { stop(): Promise<number> } {
  let stopped = false;
  let written = 0;
  const write = async (offset: number): Promise<void> => {
    for (let turn = offset; !stopped; turn += 4) {
      const unit = units[turn % unitCount];
      const record = {
        kind: turn % 2 === 0 ? 'guidance' : 'jobSeekingAllowance',
        onDay: '2026-08-01',
        title: '一对一',
        evidence: '记录',
        unionId: unit?.id,
        personId: unit?.persons[turn % 2],
        ...(turn % 2 === 0 ? {} : { amountFen: '50000' }),
      } as const;
      replyOf(await app.call(reportRoutes.createSupplementary, record, staff.caseworker));
      written += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const writers = [0, 1, 2, 3].map(write);
  return {
    async stop() {
      stopped = true;
      await Promise.all(writers);
      return written;
    },
  };
}

/** Each unit's act, several units at a time; every answer must be the act done. */
async function forAll(
  act: (unit: { form: 'sunshine'; year: number; unit: string }) => Promise<Outcome<never>>,
) {
  const waiting = units.map(({ code }) => ({ form: 'sunshine' as const, year: 2026, unit: code }));
  const take = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const answer = await act(next);
      if (!answer.ok) throw new Error(`${next.unit}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, take));
}

test('50 seals while records are written: each snapshot is of one moment, its identities hold, its bytes never change', async () => {
  const writing = keepWriting();
  const as = <T>(answer: Promise<T>) => answer as unknown as Promise<Outcome<never>>;
  await forAll((unit) => as(app.call(workflowRoutes.checkReport, { ...unit, phone: '' }, staff.caseworker)));
  await forAll((unit) => as(app.call(workflowRoutes.submitReport, unit, staff.caseworker)));
  const frozen = await hashes();
  await forAll((unit) => as(app.call(workflowRoutes.acceptReport, unit, staff.reviewer)));
  await forAll((unit) => as(app.call(workflowRoutes.sealReport, unit, staff.statistician)));
  expect(await writing.stop()).toBeGreaterThan(unitCount);

  const sealed = await app.db.select().from(reports).where(eq(reports.state, 'sealed'));
  expect(sealed).toHaveLength(unitCount);
  expect(await hashes()).toEqual(frozen);
  for (const { id } of sealed) await expectWhole(id);
  const trail = await app.db.select().from(auditEntries).where(eq(auditEntries.action, 'report.seal'));
  expect(new Set(trail.map(({ subjectId }) => subjectId))).toEqual(new Set(sealed.map(({ id }) => id)));
  const broken = await app.db.execute(sql`select * from broken_audit_entries()`);
  expect([...broken]).toEqual([]);

  const changes = [
    sql`update report_facts set quantity = quantity + 1`,
    sql`delete from report_facts`,
    sql`update report_snapshots set figures = '{}'`,
    sql`update reports set state = 'draft', sealed_by = null, sealed_at = null`,
  ];
  for (const change of changes) {
    await expect(app.db.execute(change)).rejects.toMatchObject({
      cause: { constraint_name: 'a_sealed_report_is_never_changed' },
    });
  }
  expect(await hashes()).toEqual(frozen);
});

async function hashes(): Promise<Record<string, string>> {
  const rows = await app.db.execute<{ id: string; hash: string }>(
    sql`select report_id as id, encode(hash, 'hex') as hash from report_snapshots`,
  );
  return Object.fromEntries(rows.map(({ id, hash }) => [id, hash]));
}

/** Values, lists and checks of one snapshot say the same. */
async function expectWhole(reportId: string): Promise<void> {
  const snapshot = await readSnapshot(app.db, reportId);
  if (!snapshot) throw new Error(`no snapshot of ${reportId}`);
  const value = (code: string): bigint => figure(snapshot.figures, code).value;
  expect(value('01A')).toBe(value('01B') + value('01C'));
  expect(value('09A') === 0n).toBe(value('09B') === 0n);
  expect(value('09B')).toBe(value('09A') * 50_000n);
  const rows = await listSealed(
    app.db,
    reportId,
    sunshineIndicators.map(({ code }) => code),
  );
  for (const { code } of sunshineIndicators) {
    const sum = rows.filter((row) => row.code === code).reduce((total, row) => total + row.quantity, 0n);
    expect([code, sum]).toEqual([code, value(code)]);
  }
  expect(await verifySnapshot(app.db, reportId)).toMatchObject({ intact: true });
}

test('without one moment for all its statements a snapshot would tear: the control', async () => {
  const [unit] = units;
  const person = unit?.persons[0] ?? '';
  const read = (isolationLevel: 'read committed' | 'repeatable read') =>
    app.db.transaction(
      async (tx) => {
        const count = async () =>
          Number(
            (await tx.execute<{ n: number }>(sql`select count(*)::int as n from supplementary_records`))[0]
              ?.n,
          );
        const before = await count();
        await given.supplementary('guidance', unit?.id ?? '', '2026-08-01', { personId: person });
        return (await count()) - before;
      },
      { isolationLevel },
    );
  expect([await read('read committed'), await read('repeatable read')]).toEqual([1, 0]);
});
