import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import {
  manyPerPerson,
  oncePerPersonAndThing,
  onePerPerson,
} from '@sunshine/db/queries/households/merge-people.ts';
import { oneTimeTokens } from '@sunshine/db/schema/accounts.ts';
import { people } from '@sunshine/db/schema/people.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { givenGraduate } from '../support/given/households.ts';
import { syntheticIdNumber } from '../support/given/id-numbers.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenRecords } from '../support/given/records.ts';

let app: TestApp;
let units: GivenDistrict;
let lu: GivenAccount;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  lu = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }], { name: '陆静' });
});
afterAll(() => app.close());

const graduateAccount = (name = '沈一鸣') => givenAccount(app, [{ role: 'graduate' }], { name });
const codeFor = async (personId: string) =>
  replyOf(await app.call(graduateRoutes.createClaimCode, { id: personId }, lu));

test('a code shown once joins the account with the roster entry and brings along what the account had', async () => {
  const { personId, householdId } = await givenGraduate(app, lu);
  const account = await graduateAccount();
  replyOf(await app.call(claimRoutes.setOwnIntention, { occupations: ['会计'] }, account));
  replyOf(await app.call(claimRoutes.askForHelp, { note: '想进事务所' }, account));
  const { code, expiresAt } = await codeFor(personId);
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(expiresAt).toBe('2026-08-25T01:00:00.000Z');
  const [token] = await app.db.select().from(oneTimeTokens).where(eq(oneTimeTokens.personId, personId));
  expect(token?.hash.toString('latin1')).not.toContain(code.replace('-', ''));

  const own = replyOf(
    await app.call(claimRoutes.claimByCode, { code: code.toLowerCase().replace('-', ' ') }, account),
  );
  expect(own).toMatchObject({
    name: '沈一鸣',
    unionName: '夏阳街道总工会',
    claim: { state: 'confirmed' },
    intention: { occupations: ['会计'] },
    needs: [{ note: '想进事务所' }],
  });
  expect(JSON.stringify(own)).not.toContain(householdId);
  expect(await app.db.select().from(people).where(eq(people.id, account.personId))).toEqual([]);
  const seen = replyOf(await app.call(graduateRoutes.readGraduate, { id: personId }, lu));
  expect(seen).toMatchObject({
    account: { loginName: expect.any(String) },
    situation: 'helpNeeded',
    claimCode: null,
  });
});

test('a code works once, not after it was replaced, not after it expired, and not for a second account', async () => {
  const first = await givenGraduate(app, lu);
  const [old, fresh] = [await codeFor(first.personId), await codeFor(first.personId)];
  const account = await graduateAccount();
  const wrong = { status: 422, body: { code: 'claim.codeWrong' } };
  expect(await app.call(claimRoutes.claimByCode, { code: old.code }, account)).toMatchObject(wrong);
  replyOf(await app.call(claimRoutes.claimByCode, { code: fresh.code }, account));
  expect(
    await app.call(claimRoutes.claimByCode, { code: fresh.code }, await graduateAccount()),
  ).toMatchObject(wrong);
  expect(await app.call(graduateRoutes.createClaimCode, { id: first.personId }, lu)).toMatchObject({
    status: 409,
    body: { code: 'claim.alreadyClaimed' },
  });

  const second = await givenGraduate(app, lu);
  const { code } = await codeFor(second.personId);
  app.clock.set('2026-08-26T09:00:00+08:00');
  expect(await app.call(claimRoutes.claimByCode, { code }, await graduateAccount())).toMatchObject(wrong);
  app.clock.set('2026-08-11T09:00:00+08:00');
});

test('two accounts that use one code at once: one joins', async () => {
  const { personId } = await givenGraduate(app, lu);
  const { code } = await codeFor(personId);
  const accounts = [await graduateAccount(), await graduateAccount()];
  const replies = await Promise.all(
    accounts.map((account) => app.call(claimRoutes.claimByCode, { code }, account)),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
});

test('guessing codes is slowed down', async () => {
  const account = await graduateAccount();
  const statuses: number[] = [];
  for (let i = 0; i < 11; i++)
    statuses.push((await app.call(claimRoutes.claimByCode, { code: 'AAAA-2222' }, account)).status);
  expect(statuses).toEqual([...Array(10).fill(422), 429]);
});

test('asking by ID number answers the same whether the roster knows the person or not', async () => {
  const { idNumber, name } = await givenGraduate(app, lu);
  const [known, unknown] = [await graduateAccount(), await graduateAccount()];
  const asked = [
    await app.call(claimRoutes.requestClaim, { name, idNumber }, known),
    await app.call(
      claimRoutes.requestClaim,
      { name, idNumber: syntheticIdNumber('2003-06-15', 999) },
      unknown,
    ),
  ];
  expect(asked[0]?.body).toEqual(asked[1]?.body);
  const own = await Promise.all(
    [known, unknown].map(async (as) => replyOf(await app.call(claimRoutes.readOwnGraduate, {}, as)).claim),
  );
  expect(own[0]).toEqual(own[1]);
  expect(own[0]).toMatchObject({ state: 'waiting', unionName: null });
  expect(await app.call(claimRoutes.requestClaim, { name, idNumber }, known)).toMatchObject({
    status: 409,
    body: { code: 'claim.requestOpen' },
  });
});

test('staff of the unit see the match, confirm or refuse it, and the graduate is told without a word of hardship', async () => {
  const [one, two] = [
    await givenGraduate(app, lu, { name: '许清一' }),
    await givenGraduate(app, lu, { name: '许清二' }),
  ];
  const [confirmed, refused] = [await graduateAccount('许清一'), await graduateAccount('许冒名')];
  replyOf(await app.call(claimRoutes.requestClaim, { name: one.name, idNumber: one.idNumber }, confirmed));
  replyOf(await app.call(claimRoutes.requestClaim, { name: two.name, idNumber: two.idNumber }, refused));
  const stranger = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
  expect(replyOf(await app.call(claimRoutes.listClaimRequests, {}, stranger)).total).toBe(0);
  const { items } = replyOf(await app.call(claimRoutes.listClaimRequests, {}, lu));
  const rowOf = (name: string) => items.find((item) => item.accountName === name);
  expect(rowOf('许清一')).toMatchObject({
    rosterName: '许*一',
    idNumber: `990118********${one.idNumber.slice(14)}`,
    school: '上海商贸职业学院',
  });

  expect(
    await app.call(
      claimRoutes.decideClaim,
      { id: rowOf('许清一')?.id ?? '', confirm: true, reason: '电话核对过' },
      stranger,
    ),
  ).toMatchObject({ status: 404 });
  replyOf(
    await app.call(
      claimRoutes.decideClaim,
      { id: rowOf('许清一')?.id ?? '', confirm: true, reason: '电话核对过' },
      lu,
    ),
  );
  replyOf(
    await app.call(
      claimRoutes.decideClaim,
      { id: rowOf('许冒名')?.id ?? '', confirm: false, reason: '不是本人' },
      lu,
    ),
  );
  const [yes, no] = [
    replyOf(await app.call(claimRoutes.readOwnGraduate, {}, confirmed)),
    replyOf(await app.call(claimRoutes.readOwnGraduate, {}, refused)),
  ];
  expect(yes).toMatchObject({
    claim: { state: 'confirmed', unionName: '夏阳街道总工会' },
    studies: [{ graduationYear: 2026 }],
  });
  expect(no).toMatchObject({ claim: { state: 'refused', reason: '不是本人' }, unionName: null });
  const jobs = await app.db
    .$client`select payload from graphile_worker._private_jobs where payload->>'onceKey' like 'claim:%'`;
  expect(jobs).toHaveLength(2);
  expect(JSON.stringify(jobs)).not.toMatch(/困难|档案|家庭|帮扶|救助/);
});

test('every table that names a person is known to the merge of two records', async () => {
  const rows = await app.db.$client<{ table: string }[]>`
    select distinct conrelid::regclass::text as table from pg_constraint
    where contype = 'f' and confrelid in ('people'::regclass, 'graduates'::regclass)`;
  // Favourites name a person without a reference.
  const known = Object.keys(oncePerPersonAndThing).filter((table) => table !== 'favourites');
  // Rosters, archives and requests belong to the union's record of the person, which stays.
  const ofTheRoster = ['households', 'household_members', 'claim_requests'];
  expect(rows.map(({ table }) => table).sort()).toEqual(
    [...manyPerPerson, ...onePerPerson, ...known, ...ofTheRoster].sort(),
  );
});

test('what both persons have going with one company becomes one: application, consent and interview time', async () => {
  const records = givenRecords(app.db);
  const companyId = await records.company(units.xiayang);
  const [positionId, other] = [
    await records.position(companyId, units.xiayang),
    await records.position(companyId, units.xiayang),
  ];
  const { personId } = await givenGraduate(app, lu);
  const account = await graduateAccount();
  const sql = app.db.$client;
  const at = '2026-08-01T09:00:00+08:00';
  const apply = async (who: string, position: string, state: string): Promise<string> => {
    const [row] = await sql<{ id: string }[]>`
      insert into applications (id, position_id, person_id, state, resume, submitted_at, moved_at)
      values (gen_random_uuid(), ${position}, ${who}, ${state}, '{}', ${at}, ${at}) returning id`;
    return row?.id ?? '';
  };
  const [further, behind] = [
    await apply(account.personId, positionId, 'interview'),
    await apply(personId, positionId, 'viewed'),
  ];
  const elsewhere = await apply(personId, other, 'interview');
  const slot = async (who: string, application: string, lane: string): Promise<void> => {
    await sql`insert into interview_slots (id, company_id, position_id, starts_at, ends_at, place, lane,
        application_id, person_id, taken_at, created_by)
      values (gen_random_uuid(), ${companyId}, ${positionId}, '2099-09-01T14:00:00+08:00',
        '2099-09-01T14:30:00+08:00', '厂区', ${lane}, ${application}, ${who}, ${at}, gen_random_uuid())`;
    await sql`update applications set interview_at = '2099-09-01T14:00:00+08:00' where id = ${application}`;
  };
  await slot(account.personId, further, '甲');
  await slot(personId, elsewhere, '乙');
  for (const who of [personId, account.personId])
    await sql`insert into consents (id, person_id, purpose, version, given_at)
      values (gen_random_uuid(), ${who}, 'recommend', '1', ${at})`;

  const { code } = await codeFor(personId);
  replyOf(await app.call(claimRoutes.claimByCode, { code }, account));
  const rows = await sql`
    select id, state, interview_at is not null as timed from applications where person_id = ${personId}`;
  expect(new Map(rows.map(({ id, ...row }) => [id, row]))).toEqual(
    new Map([
      [further, { state: 'interview', timed: false }],
      [behind, { state: 'closed', timed: false }],
      [elsewhere, { state: 'interview', timed: true }],
    ]),
  );
  const [step] = await sql`select from_state, note from application_steps where application_id = ${behind}`;
  expect({ ...step }).toEqual({ from_state: 'viewed', note: '同一个岗位有两份投递，合成一份' });
  const live = await sql`select id from consents where person_id = ${personId} and withdrawn_at is null`;
  expect(live).toHaveLength(1);
});
