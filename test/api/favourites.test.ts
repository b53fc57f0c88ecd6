import { favouriteRoutes as routes } from '@sunshine/contract/positions/kept-routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { auditActions, waitingNotices } from '../support/given/application-probes.ts';
import { givenAccount } from '../support/given/people.ts';
import { type GivenSearching, givenSearching } from '../support/given/searching.ts';
import { runJobs } from '../support/jobs.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenSearching;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenSearching(app);
});
afterAll(() => app?.close());

const hidden = /preference|preferred|suitable|targeted|优先|定向|困难|档案|家庭/;

test('a graduate keeps a position once, sees it with its state, and keeps it no more', async () => {
  app.clock.set(testMorning);
  const me = await given.graduate();
  const other = await given.graduate();
  const id = await given.open({
    title: '茶艺师',
    preference: 'targeted',
    preferredOn: '2026-08-01',
    preferredHeadcount: 1,
  });
  for (let i = 0; i < 2; i++) expect((await app.call(routes.keepFavourite, { id }, me)).status).toBe(204);
  expect(await auditActions(app, id)).toEqual(['favourite.keep']);

  const outcome = await app.call(routes.listFavourites, {}, me);
  expect(replyOf(outcome)).toMatchObject({
    total: 1,
    items: [{ id, title: '茶艺师', state: 'published', keptOn: '2026-08-11', applicationId: null }],
  });
  expect(JSON.stringify(outcome.body)).not.toMatch(hidden);
  expect(replyOf(await app.call(routes.listFavourites, {}, other)).total).toBe(0);
  expect(replyOf(await app.call(routes.keptAmong, { ids: `${id},${given.positionId}` }, me)).ids).toEqual([
    id,
  ]);

  expect((await app.call(routes.dropFavourite, { id }, other)).status).toBe(204);
  expect(replyOf(await app.call(routes.listFavourites, {}, me)).total).toBe(1);
  for (let i = 0; i < 2; i++) expect((await app.call(routes.dropFavourite, { id }, me)).status).toBe(204);
  expect(replyOf(await app.call(routes.listFavourites, {}, me)).total).toBe(0);
  expect(await auditActions(app, id)).toEqual(['favourite.keep', 'favourite.drop']);
});

test('a position that closed stays among the favourites, marked, below the open ones', async () => {
  app.clock.set(testMorning);
  const me = await given.graduate();
  const [closed, expired, suspended] = await Promise.all([1, 2, 3].map(() => given.position()));
  const open = await given.position();
  for (const id of [open, closed, expired])
    replyOf(await app.call(routes.keepFavourite, { id: id ?? '' }, me));
  await app.db.$client`update positions set state = 'closed' where id = ${closed ?? ''}`;
  await app.db.$client`update positions set valid_until = '2026-08-10' where id = ${expired ?? ''}`;
  const list = replyOf(await app.call(routes.listFavourites, {}, me)).items;
  expect(list[0]).toMatchObject({ id: open, state: 'published' });
  expect(new Map(list.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [open, 'published'],
      [closed, 'closed'],
      [expired, 'expired'],
    ]),
  );
  expect(suspended).toBeDefined();
});

test.each([
  'draft',
  'submitted',
  'rejected',
] as const)('a position in state %s cannot be kept, as if it did not exist', async (state) => {
  const me = await given.graduate();
  const id = await given.position({ state, firstPublishedOn: null, publishedAt: null });
  const missing = '00000000-0000-4000-8000-000000000000';
  for (const each of [id, missing]) {
    const outcome = await app.call(routes.keepFavourite, { id: each }, me);
    expect([outcome.status, (outcome.body as { code?: string } | null)?.code]).toEqual([
      404,
      'favourite.positionNotFound',
    ]);
  }
});

test('only graduates keep positions', async () => {
  const id = given.positionId;
  const staff = await givenAccount(app, [{ role: 'caseworker', unionId: given.district }]);
  expect((await app.call(routes.keepFavourite, { id }, staff)).status).toBe(403);
  expect((await app.call(routes.keepFavourite, { id }, given.recruiter)).status).toBe(403);
  expect((await app.call(routes.listFavourites, {})).status).toBe(401);
});

test('the list costs the same number of statements however long it is', async () => {
  const me = await given.graduate();
  const count = async () =>
    (await statementsOf(app.db, () => app.call(routes.listFavourites, {}, me))).length;
  const empty = await count();
  for (let i = 0; i < 5; i++)
    replyOf(await app.call(routes.keepFavourite, { id: await given.position() }, me));
  expect([await count(), empty]).toEqual([2, 2]);
});

test('who keeps a position is told once, three days before it ends, and again when its end moves', async () => {
  app.clock.set('2026-09-01T09:00:00+08:00');
  const [me, applied, blocking] = [await given.graduate(), await given.graduate(), await given.graduate()];
  const id = await given.position({ title: '花艺师', validUntil: '2026-09-10' });
  for (const who of [me, applied, blocking]) replyOf(await app.call(routes.keepFavourite, { id }, who));
  await given.application('submitted', { graduate: applied, positionId: id });
  await app.db
    .$client`insert into company_blocks (person_id, company_id) values (${blocking.personId}, ${given.companyId})`;
  const told = () => waitingNotices(app, `favourite-closing:${id}`);

  await given.morning('2026-09-06');
  expect(await told()).toEqual([]);
  await given.morning('2026-09-07');
  await given.morning('2026-09-07');
  await given.morning('2026-09-08');
  expect(await told()).toEqual([
    expect.objectContaining({
      accountId: me.accountId,
      title: '收藏的“花艺师”9月10日截止',
      href: `/positions/${id}`,
    }),
  ]);
  await app.db.$client`update positions set valid_until = '2026-09-20' where id = ${id}`;
  await given.morning('2026-09-16');
  expect(await told()).toHaveLength(1);
  await given.morning('2026-09-17');
  expect((await told()).map(({ title }) => title)).toEqual([
    '收藏的“花艺师”9月10日截止',
    '收藏的“花艺师”9月20日截止',
  ]);
  await runJobs(app);
  const inbox = await app.db.$client`select title from notices where account_id = ${me.accountId}`;
  expect(inbox).toHaveLength(2);
});
