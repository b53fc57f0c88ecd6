import { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertAuditEntry, transactionWithTrail } from '@sunshine/db/queries/accounts/audit.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { refusalFor } from '@sunshine/server/plugins/errors.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let units: GivenDistrict;
let auditor: GivenAccount;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  auditor = await givenAccount(app, [{ role: 'auditor', unionId: units.district }]);
  const admin = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.district }], {
    name: '区管理员',
  });
  for (const [id, shortName] of [
    [units.xiayang, '夏阳'],
    [units.yingpu, '盈浦'],
  ] as const) {
    replyOf(await app.call(unionRoutes.updateUnion, { id, shortName }, admin));
  }
});
afterAll(() => app.close());

test('an auditor reads who changed what in the own branch, newest first', async () => {
  const all = replyOf(await app.call(staffRoutes.listAuditEntries, {}, auditor));
  expect(all.items).toMatchObject([
    { action: 'union.update', unionName: '盈浦街道总工会', actorName: '区管理员', actorRole: 'systemAdmin' },
    {
      unionName: '夏阳街道总工会',
      detail: { before: { shortName: '夏阳街道' }, after: { shortName: '夏阳' } },
    },
  ]);
  const branch = await givenAccount(app, [{ role: 'securityAdmin', unionId: units.xiayang }]);
  const own = replyOf(await app.call(staffRoutes.listAuditEntries, {}, branch));
  expect(own.items.map(({ unionName }) => unionName)).toEqual(['夏阳街道总工会']);
});

test('the trail is searched by subject and by day in Shanghai', async () => {
  const search = async (query: Record<string, string>) =>
    replyOf(await app.call(staffRoutes.listAuditEntries, query, auditor)).total;
  expect(await search({ subjectType: 'union', subjectId: units.xiayang })).toBe(1);
  expect(await search({ subjectId: units.education })).toBe(0);
  expect(await search({ from: '2026-08-11', to: '2026-08-11' })).toBe(2);
  expect(await search({ to: '2026-08-10' })).toBe(0);
  expect(await search({ from: '2026-08-12' })).toBe(0);
});

/** Two acts note the same two subjects in opposite order, the second only when both have noted their first. */
async function crossing(transaction: Run): Promise<string[]> {
  let arrived = 0;
  const { promise: bothHaveBegun, resolve } = Promise.withResolvers<void>();
  const subjects = ['00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-00000000000a'];
  const act = (ids: readonly string[]) =>
    transaction(async (tx) => {
      for (const [n, subjectId] of ids.entries()) {
        await insertAuditEntry(tx, { ...plainEntry, at: app.clock.now(), subjectId });
        if (n > 0) continue;
        arrived += 1;
        if (arrived === 2) resolve();
        await bothHaveBegun;
      }
    });
  const told = [act(subjects), act(subjects.toReversed())].map((each) =>
    each.then(
      () => 'done',
      (error: unknown) => refusalFor(error)?.code ?? 'defect',
    ),
  );
  return (await Promise.all(told)).sort();
}
type Run = (work: (tx: Transaction) => Promise<void>) => Promise<void>;
const plainEntry = {
  actorAccountId: null,
  actorRole: null,
  action: 'trial.crossing',
  subjectType: 'trial',
  unionId: null,
  reason: null,
  detail: {},
  requestId: 'crossing',
};

test('acts that note the same subjects in opposite order do not wait in a ring; control: written at once they do', async () => {
  const count = async () =>
    (await app.db.$client`select 1 from audit_entries where action = 'trial.crossing'`).length;
  expect(await crossing((work) => transactionWithTrail(app.db, work))).toEqual(['done', 'done']);
  expect(await count()).toBe(4);
  expect(await crossing((work) => app.db.transaction(work))).toEqual(['done', 'request.unavailable']);
  expect(await count()).toBe(6);
  const { intact } = replyOf(await app.call(staffRoutes.checkAuditTrail, {}, auditor));
  expect(intact).toBe(true);
});

test('an act that fails leaves no entry', async () => {
  const failing = transactionWithTrail(app.db, async (tx) => {
    await insertAuditEntry(tx, {
      ...plainEntry,
      action: 'trial.failing',
      at: app.clock.now(),
      subjectId: units.xiayang,
    });
    throw new Error('thought better of it');
  });
  await expect(failing).rejects.toThrow('thought better of it');
  expect(await app.db.$client`select 1 from audit_entries where action = 'trial.failing'`).toHaveLength(0);
});

test('the trail is intact, refuses changes, and names the entry that was altered behind its back', async () => {
  const check = async () => replyOf(await app.call(staffRoutes.checkAuditTrail, {}, auditor));
  expect(await check()).toEqual({ entries: 8, intact: true, broken: [] });
  await expect(app.db.update(auditEntries).set({ action: 'nothing' })).rejects.toThrow();
  await expect(app.db.delete(auditEntries)).rejects.toThrow();

  const [victim] = await app.db.select().from(auditEntries).limit(1);
  await app.db.transaction(async (tx) => {
    await tx.execute(sql`alter table audit_entries disable trigger audit_entries_are_never_changed`);
    await tx.execute(sql`update audit_entries set detail = '{}' where id = ${victim?.id ?? 0}`);
    await tx.execute(sql`alter table audit_entries enable trigger audit_entries_are_never_changed`);
  });
  const found = await check();
  expect(found.intact).toBe(false);
  expect(found.broken).toEqual([{ id: victim?.id, shard: victim?.shard, seq: victim?.seq }]);
});
