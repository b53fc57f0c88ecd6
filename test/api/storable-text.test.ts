import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

const nul = '\0';

let app: TestApp;
let units: GivenDistrict;
let administrator: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  administrator = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.district }]);
});
afterAll(() => app.close());

const create = (name: string, as?: GivenAccount) =>
  app.call(
    unionRoutes.createUnion,
    { parentId: units.district, kind: 'system', name, shortName: '石桥' },
    as,
  );

test('a character that cannot be kept is told at its field, and nothing is kept', async () => {
  const told = expect.stringContaining('存不下的字符');
  expect(await create(`石桥${nul}系统工会`, administrator)).toMatchObject({
    status: 400,
    body: { code: 'request.invalid', fields: { name: told } },
  });
  expect(await app.db.$client`select 1 from unions where short_name = '石桥'`).toHaveLength(0);
  expect(await app.call(searchRoutes.searchPositions, { q: `会计${nul}` } as never)).toMatchObject({
    status: 400,
    body: { fields: { q: told } },
  });
  expect(await app.call(searchRoutes.searchPositions, { kind: ['fullTime', nul] } as never)).toMatchObject({
    status: 400,
    body: { fields: { 'kind.1': told } },
  });
});

test('who is not signed in hears that first', async () => {
  expect(await create(`石桥${nul}系统工会`)).toMatchObject({
    status: 401,
    body: { code: 'request.notSignedIn' },
  });
});

test('the control: the database takes the text without it and refuses the text with it', async () => {
  const kept = (text: string) => app.db.$client`select ${text}::text as kept`;
  expect(await kept('石桥系统工会')).toEqual([{ kept: '石桥系统工会' }]);
  await expect(kept(`石桥${nul}系统工会`)).rejects.toMatchObject({ code: '22021' });
});
