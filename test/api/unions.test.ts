import { homeDistrict, isTown, towns } from '@sunshine/contract/unions/divisions.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { unionAncestry } from '@sunshine/db/schema/unions.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let units: GivenDistrict;
let district: GivenAccount;
let xiayang: GivenAccount;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  district = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.district }]);
  xiayang = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.xiayang }]);
});
afterAll(() => app.close());

type NewUnion = Parameters<typeof create>[0];
const create = (
  input: {
    parentId: string;
    kind: 'territorial' | 'system' | 'grassroots';
    name: string;
    divisionCode?: string;
    contactPhone?: string;
  },
  as = district,
) => app.call(unionRoutes.createUnion, { shortName: input.name.slice(0, 10), ...input }, as);
const refusalOf = async (input: NewUnion, as = district) => {
  const reply = await create(input, as);
  return reply.ok ? null : [reply.status, reply.body.code];
};

test('everyone sees the own unit and all below it, parents first', async () => {
  const caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
  const tree = replyOf(await app.call(unionRoutes.listUnions, {}, caseworker));
  expect(tree.items.map(({ code, depth }) => [code, depth])).toEqual([
    ['310118001', 0],
    ['310118001-G01', 1],
  ]);
  const all = replyOf(await app.call(unionRoutes.listUnions, {}, district));
  expect(all.items.map(({ code }) => code)).toEqual([
    '310118',
    '310118-S01',
    '310118001',
    '310118001-G01',
    '310118002',
  ]);
});

test('one who works for two units sees both branches once', async () => {
  const both = await givenAccount(app, [
    { role: 'caseworker', unionId: units.xiayang },
    { role: 'reviewer', unionId: units.grassroots },
    { role: 'reviewer', unionId: units.education },
  ]);
  const { items } = replyOf(await app.call(unionRoutes.listUnions, {}, both));
  expect(items.map(({ code }) => code).sort()).toEqual(['310118-S01', '310118001', '310118001-G01']);
});

describe('a new union', () => {
  test('gets its code from its place: the town’s own, S and G with the next number', async () => {
    const town = {
      parentId: units.district,
      kind: 'territorial',
      name: '朱家角镇总工会',
      divisionCode: '310118102',
    } as const;
    expect(replyOf(await create(town))).toMatchObject({
      code: '310118102',
      divisionCode: '310118102',
      depth: 1,
    });
    const system = { parentId: units.district, kind: 'system', name: '区卫生健康工会' } as const;
    expect(replyOf(await create(system)).code).toBe('310118-S02');
    const grassroots = { parentId: units.education, kind: 'grassroots', name: '实验中学工会' } as const;
    expect(replyOf(await create(grassroots)).code).toBe('310118-S01-G01');
    expect(replyOf(await create({ ...grassroots, name: '东方中学工会' })).code).toBe('310118-S01-G02');
  });

  test('stands in the scope of everyone above at once, and in the audit trail', async () => {
    const grassroots = { parentId: units.xiayang, kind: 'grassroots', name: '桂花园社区工会' } as const;
    const { id } = replyOf(await create(grassroots, xiayang));
    const above = await app.db.select().from(unionAncestry).where(eq(unionAncestry.unionId, id));
    expect(above.map(({ ancestorId }) => ancestorId).sort()).toEqual(
      [id, units.xiayang, units.district].sort(),
    );
    const [entry] = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(entry).toMatchObject({
      action: 'union.create',
      actorAccountId: xiayang.accountId,
      actorRole: 'systemAdmin',
    });
  });

  test('ten at once get ten numbers', async () => {
    const grassroots = { parentId: units.yingpu, kind: 'grassroots', name: '社区工会' } as const;
    const replies = await Promise.all(Array.from({ length: 10 }, () => create(grassroots)));
    const codes = replies.map((reply) => replyOf(reply).code).sort();
    expect(codes).toEqual(
      Array.from({ length: 10 }, (_, i) => `310118002-G${String(i + 1).padStart(2, '0')}`),
    );
  });

  test('is refused outside the scope, in the wrong place, or for a town that has one', async () => {
    const grassroots = { kind: 'grassroots', name: '社区工会' } as const;
    expect(await refusalOf({ ...grassroots, parentId: units.yingpu }, xiayang)).toEqual([
      404,
      'union.notFound',
    ]);
    expect(await refusalOf({ ...grassroots, parentId: units.grassroots })).toEqual([
      422,
      'union.kindNotBelow',
    ]);
    expect(await refusalOf({ ...grassroots, parentId: units.district })).toEqual([422, 'union.kindNotBelow']);
    const town = { parentId: units.district, kind: 'territorial', name: '某某镇总工会' } as const;
    expect(await refusalOf(town)).toEqual([422, 'union.townMissing']);
    expect(await refusalOf({ ...town, divisionCode: '310112101' })).toEqual([422, 'union.townElsewhere']);
    expect(await refusalOf({ ...town, divisionCode: '310118001' })).toEqual([409, 'union.codeTaken']);
  });
});

describe('a union', () => {
  test('is renamed, and the trail keeps the old name', async () => {
    const change = { id: units.yingpu, name: '盈浦街道工会联合会', contactPhone: '021-59000002' };
    expect(replyOf(await app.call(unionRoutes.updateUnion, change, district))).toMatchObject({
      ...change,
      code: '310118002',
      shortName: '盈浦街道',
    });
    const [entry] = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, units.yingpu));
    expect(entry?.detail).toMatchObject({ before: { name: '盈浦街道总工会' }, after: { name: change.name } });
  });

  test('of another branch is not there', async () => {
    const reply = await app.call(unionRoutes.updateUnion, { id: units.yingpu, name: '改一下' }, xiayang);
    expect([reply.status, reply.body]).toMatchObject([404, { code: 'union.notFound' }]);
  });

  test('that was closed leaves the list, takes nothing below it, and can be opened again', async () => {
    const system = { parentId: units.district, kind: 'system', name: '区水务工会' } as const;
    const { id, code } = replyOf(await create(system));
    const close = { id, closedOn: '2026-08-31' };
    replyOf(await app.call(unionRoutes.updateUnion, close, district));
    const codes = async (closed: boolean) =>
      replyOf(await app.call(unionRoutes.listUnions, { closed: String(closed) }, district)).items.map(
        ({ code }) => code,
      );
    expect(await codes(false)).not.toContain(code);
    expect(await codes(true)).toContain(code);
    const below = { parentId: id, kind: 'grassroots', name: '社区工会' } as const;
    expect(await refusalOf(below)).toEqual([409, 'union.closed']);
    replyOf(await app.call(unionRoutes.updateUnion, { ...close, closedOn: null }, district));
    expect(await codes(false)).toContain(code);
  });

  test('of the district stays', async () => {
    const reply = await app.call(
      unionRoutes.updateUnion,
      { id: units.district, closedOn: '2026-08-31' },
      district,
    );
    expect([reply.status, reply.body]).toMatchObject([409, { code: 'union.districtStays' }]);
  });
});

test('the phones of district, towns and systems are public, those of grassroots unions are not', async () => {
  const { items } = replyOf(await app.call(unionRoutes.listUnionContacts, {}));
  expect(items[0]).toMatchObject({ code: '310118', kind: 'district' });
  expect(items.find(({ code }) => code === '310118002')?.contactPhone).toBe('021-59000002');
  expect(items.filter(({ code }) => code.includes('-G'))).toEqual([]);
});

test('the home district has three streets and eight towns', () => {
  const [streets, others] = [
    towns.filter(({ name }) => name.endsWith('街道')),
    towns.filter(({ name }) => name.endsWith('镇')),
  ];
  expect([streets.length, others.length]).toEqual([3, 8]);
  expect(towns.every(({ code }) => code.startsWith(homeDistrict.code) && code.length === 9)).toBe(true);
  expect([isTown('310118105'), isTown('310112101')]).toEqual([true, false]);
});
