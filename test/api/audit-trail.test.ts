import { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
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

test('the trail is intact, refuses changes, and names the entry that was altered behind its back', async () => {
  const check = async () => replyOf(await app.call(staffRoutes.checkAuditTrail, {}, auditor));
  expect(await check()).toEqual({ entries: 2, intact: true, broken: [] });
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
