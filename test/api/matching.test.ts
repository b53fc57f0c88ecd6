import { consentTexts } from '@sunshine/contract/accounts/consent-text.ts';
import { ownConsentRoutes } from '@sunshine/contract/accounts/own-consent-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { matchingRoutes as routes } from '@sunshine/contract/positions/matching-routes.ts';
import { companyBlocks } from '@sunshine/db/schema/applications.ts';
import type * as t from '@sunshine/db/schema/index.ts';
import { positions } from '@sunshine/db/schema/positions.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { auditActions } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());
/** Each test has its own positions, and what people of the same major did: everyone studied 会计. */
beforeEach(async () => {
  await app.db.update(positions).set({ state: 'closed' });
  for (const table of ['application_steps', 'application_views', 'applications'])
    await app.db.$client`delete from ${app.db.$client(table)}`;
});

const wanted = {
  occupations: ['会计'],
  towns: ['310118001'],
  kinds: ['fullTime' as const],
  expectedPay: 6000,
  note: '',
};
async function seeker(intention: object | null = wanted, more: Parameters<GivenHiring['graduate']>[0] = {}) {
  const graduate = await given.graduate(more);
  if (intention) replyOf(await app.call(claimRoutes.setOwnIntention, { ...wanted, ...intention }, graduate));
  return graduate;
}
async function post(more: Partial<typeof t.positions.$inferInsert> = {}): Promise<string> {
  const shown = {
    submittedAt: app.clock.now(),
    publishedAt: app.clock.now(),
    validUntil: '2026-10-31',
    conditions: '认真细致',
  };
  const job = { title: '会计', occupation: 'finance' as const, majors: ['会计'], town: '310118001' };
  const pay = { payMin: 6000, payMax: 8000, kind: 'fullTime' as const, education: 'college' as const };
  return given.position({ ...shown, ...job, ...pay, ...more });
}
const recommended = async (who: GivenAccount) => replyOf(await app.call(routes.listRecommendations, {}, who));
const order = async (who: GivenAccount) => (await recommended(who)).items.map(({ position }) => position.id);
const consent = (who: GivenAccount, version: string = consentTexts.recommend.version) =>
  app.call(ownConsentRoutes.giveConsent, { purpose: 'recommend', version }, who);

describe('为你推荐', () => {
  test('the best comes first, each with reasons and what is missing in words', async () => {
    const low = await post({ payMin: 5000, payMax: 5200 });
    const best = await post();
    const other = await post({ title: '前端开发', occupation: 'software', majors: [] });
    const graduate = await seeker();
    const { items, lacks } = await recommended(graduate);
    // 98.5 and 91.8 of a hundred; a trade neither wished nor studied for is not looked for.
    expect(items.map(({ position, fit }) => [position.id, fit.score])).toEqual([
      [best, 99],
      [low, 92],
    ]);
    expect(items[0]?.fit.reasons.slice(0, 2)).toEqual([
      '是你想做的会计',
      '专业对口：会计 → 财务会计，岗位写明要',
    ]);
    expect(items[1]?.fit.missing).toEqual(['比你想要的低 800 元']);
    expect(lacks).toEqual([]);
    expect(items.map(({ position }) => position.id)).not.toContain(other);
  });

  test('what was applied for, what is not published and companies kept out never appear', async () => {
    const [kept, applied] = [await post(), await post()];
    const paused = await post({ state: 'paused' });
    const elsewhere = await given.records.company(given.xiayang);
    const blocked = await given.records.position(elsewhere, given.yingpu, {
      title: '会计',
      occupation: 'finance',
      town: '310118001',
      publishedAt: app.clock.now(),
      validUntil: '2026-10-31',
    });
    const graduate = await seeker();
    expect((await order(graduate)).toSorted()).toEqual([kept, applied, blocked].toSorted());
    await given.application('submitted', { graduate, positionId: applied });
    await app.db.insert(companyBlocks).values({ personId: graduate.personId, companyId: elsewhere });
    expect(await order(graduate)).toEqual([kept]);
    expect(await order(graduate)).not.toContain(paused);
  });

  test('somebody who said nothing is told what to fill in, and sees the newest near home', async () => {
    const far = await post({ town: '310118104' });
    const near = await post({ town: '310118002', publishedAt: new Date('2026-08-09T01:00:00Z') });
    const unknown = await seeker(null, { study: false });
    const said = await recommended(unknown);
    expect(said).toMatchObject({ items: [], lacks: ['intention', 'study'] });
    expect(said.newest.map(({ id }) => id)).toEqual([far, near]);
    const studied = await recommended(await seeker(null));
    expect(studied.lacks).toEqual(['intention']);
    expect(studied.items.map(({ position }) => position.id)).toHaveLength(2);
  });

  test('the fit of one position says also what would keep it from being recommended', async () => {
    const id = await post({ education: 'doctor' });
    const graduate = await seeker();
    expect(await order(graduate)).toEqual([]);
    const { fit } = replyOf(await app.call(routes.readFit, { id }, graduate));
    expect(fit?.missing).toEqual(['学历差两级：要博士']);
    const closed = await post({ state: 'closed' });
    expect(replyOf(await app.call(routes.readFit, { id: closed }, graduate))).toEqual({ fit: null });
  });

  test('to whom nothing fits is told so, and what said otherwise would bring at once', async () => {
    await post({ payMin: 6000, payMax: 6300, majors: [] });
    const far = { expectedPay: 9000, kinds: ['traineeship'], towns: ['310118104'], reachKm: 3 };
    const { items, fits, help } = await recommended(await seeker(far));
    // 26 + 15.3 + 12 + 0 of the way + 2.88 of the pay + 0 of the kind + 1.5 + 5: 62.68, and 65 would fit.
    expect([items.map(({ fit }) => fit.score), fits]).toEqual([[63], 0]);
    // Half of the way's 16, 5.4 instead of 2.88, half of the kind's 8: each by itself reaches 65.
    expect(help).toEqual([
      { words: '地方放宽到全区', gains: 1 },
      { words: '月薪先看 7200 元起的', gains: 1 },
      { words: '类型放宽，见习和公益性岗位也看', gains: 1 },
    ]);
    await post();
    await post({ title: '出纳' });
    await post({ title: '会计助理' });
    const content = await recommended(await seeker());
    // Of one company three at most are shown.
    expect([content.fits, content.help]).toEqual([3, []]);
  });

  test('four statements, however many positions there are', async () => {
    for (let n = 0; n < 5; n += 1) await post({ title: `会计${n}` });
    const graduate = await seeker();
    const verb = () => app.call(routes.listRecommendations, {}, graduate);
    const few = await matchingStatements(verb);
    for (let n = 0; n < 40; n += 1) await post({ title: `出纳${n}` });
    expect(few).toHaveLength(4);
    expect(await matchingStatements(verb)).toEqual(few);
  });
});

/** Statements of matching itself: signing in and its session are read before. */
async function matchingStatements(work: () => Promise<unknown>): Promise<string[]> {
  const all = await statementsOf(app.db, work);
  return all.filter((each) => !/role_grants|"sessions"|from sessions/.test(each));
}

describe('不合适，因为……', () => {
  const refuse = (
    id: string,
    reason: 'place' | 'occupation' | 'company' | 'pay' | 'other',
    who: GivenAccount,
  ) => app.call(routes.giveFeedback, { id, reason }, who);

  test('too far: what is as far or farther goes down, and comes back when the answer is taken back', async () => {
    const farther = await post({ town: '310118104' });
    const far = await post({ town: '310118106', payMin: 9000, payMax: 12_000 });
    const near = await post({ town: '310118002', payMin: 4000, payMax: 5900 });
    const graduate = await seeker({ towns: [], homeTown: '310118001' });
    // Farther: 22.6 km is beyond 20. Far: 14.6 km, well paid.
    expect(await order(graduate)).toEqual([near, far, farther]);
    const reply = await refuse(far, 'place', graduate);
    expect([reply.status, reply.body]).toEqual([200, { positionId: far }]);
    const after = await recommended(graduate);
    expect(after.items.map(({ position }) => position.id)).toEqual([near, farther]);
    expect(after.items[1]?.fit.missing).toEqual(['在金泽镇，约 23 公里，你说过这么远不行']);
    expect(after.feedback).toMatchObject([{ positionId: far, reason: 'place' }]);
    const back = await app.call(routes.takeBackFeedback, { id: far }, graduate);
    expect(back.status).toBe(200);
    expect(await order(graduate)).toEqual([near, far, farther]);
    expect((await auditActions(app, far)).filter((each) => each.startsWith('recommendation'))).toEqual([
      'recommendation.refuse',
      'recommendation.takeBack',
    ]);
    const again = await app.call(routes.takeBackFeedback, { id: far }, graduate);
    expect([again.status, !again.ok && again.body.code]).toEqual([409, 'recommendation.nothingToTakeBack']);
  });

  test('not this work: the trade goes down behind another that was below it', async () => {
    const [refused, sameTrade] = [await post(), await post()];
    const other = await post({ title: '前台', occupation: 'administration', majors: [] });
    const graduate = await seeker({ occupations: ['会计', '行政'] });
    expect((await order(graduate)).at(-1)).toBe(other);
    await refuse(refused, 'occupation', graduate);
    expect(await order(graduate)).toEqual([other, sameTrade]);
  });

  test('not this company: all its positions vanish', async () => {
    const [one] = [await post(), await post()];
    const elsewhere = await given.records.company(given.xiayang);
    const kept = await given.records.position(elsewhere, given.yingpu, {
      title: '会计',
      occupation: 'finance',
      town: '310118001',
      publishedAt: app.clock.now(),
      validUntil: '2026-10-31',
    });
    const graduate = await seeker();
    expect(await order(graduate)).toHaveLength(3);
    await refuse(one, 'company', graduate);
    expect(await order(graduate)).toEqual([kept]);
  });

  test('too little pay: the floor rises, said in words', async () => {
    const refused = await post({ payMin: 6500, payMax: 6800 });
    const other = await post({ payMin: 6000, payMax: 6600 });
    const graduate = await seeker();
    await refuse(refused, 'pay', graduate);
    const { items } = await recommended(graduate);
    expect(items.map(({ position, fit }) => [position.id, fit.missing])).toEqual([
      [other, ['比你能接受的低 400 元']],
    ]);
  });

  test('what has never been public is missing', async () => {
    const draft = await given.records.position(given.companyId, given.yingpu, {
      state: 'draft',
      firstPublishedOn: null,
    });
    const reply = await refuse(draft, 'other', await seeker());
    expect([reply.status, !reply.ok && reply.body.code]).toEqual([404, 'position.notFound']);
  });
});

describe('同专业去向', () => {
  test('two people are not told of, three are, each once, and the one who asks is not among them', async () => {
    const id = await post();
    const graduate = await seeker();
    const words = async () =>
      (await recommended(graduate)).items[0]?.fit.parts.find(({ key }) => key === 'taken')?.words ?? null;
    const peers = [await given.graduate(), await given.graduate(), await given.graduate()];
    const another = await given.position();
    await app.db.update(positions).set({ occupation: 'finance' }).where(eq(positions.id, another));
    for (const peer of peers.slice(0, 2)) {
      await given.application('submitted', { graduate: peer, positionId: another });
      await given.application('submitted', { graduate: peer, positionId: id });
    }
    expect(await words()).toBeNull();
    await given.application('submitted', { graduate: peers[2] as GivenAccount, positionId: another });
    expect(await words()).toBe('同专业 3 人里有 3 人投过或做了财务会计');
  });
});

describe('nothing protected is used to match or to rank', () => {
  test('another sex, birth date, health, hardship and household change no score and no rank', async () => {
    for (let n = 0; n < 6; n += 1)
      await post({ title: `会计${n}`, payMin: 4000 + n * 500, payMax: 7000 + n * 100 });
    const position = await post();
    const graduate = await seeker({}, { unionId: given.xiayang });
    await given.records.need(graduate.personId, { openedOn: '2026-08-01', closedOn: null, closedBy: null });
    await consent(graduate);
    const look = async () => [
      await recommended(graduate),
      replyOf(await app.call(routes.listCandidates, { id: position }, given.caseworker)),
      replyOf(await app.call(routes.listUnionMatches, {}, given.caseworker)),
    ];
    const before = await look();
    expect(JSON.stringify(before)).toContain('"score":99');
    const sql = app.db.$client;
    await sql`update people set birth_date = '1979-01-31', id_number_mask = '150203********2224',
      id_number_sealed = ${Buffer.from('other')}, id_number_hash = ${Buffer.from(graduate.personId)} where id = ${graduate.personId}`;
    await sql`update households set hardship_sealed = ${Buffer.from('deep, serious illness')}, migrant_worker = true
      where id in (select household_id from household_members where person_id = ${graduate.personId})`;
    await sql`update household_members set relation = 'otherDependant' where person_id = ${graduate.personId}`;
    await sql`update graduates set place_of_origin = '650100' where person_id = ${graduate.personId}`;
    expect(await look()).toEqual(before);
  });

  test('no statement of matching reads such a column', async () => {
    await post();
    const graduate = await seeker();
    const all = await matchingStatements(() => app.call(routes.listRecommendations, {}, graduate));
    expect(all).toHaveLength(4);
    for (const statement of all) {
      expect(statement).not.toMatch(
        /id_number|birth|household|hardship|migrant|archive|health|ethnic|gender|sex|preference|place_of_origin/i,
      );
    }
  });
});

describe('candidates for a position, for union staff only', () => {
  const candidates = (id: string, who: GivenAccount) => app.call(routes.listCandidates, { id }, who);
  const names = async (id: string, who = given.caseworker) =>
    replyOf(await candidates(id, who)).items.map(({ personId }) => personId);

  test('who agreed is listed with reasons, masked; a consent withdrawn counts from the next look on', async () => {
    const id = await post();
    const graduate = await seeker({}, { unionId: given.xiayang, name: '周书妍' });
    expect(await names(id)).not.toContain(graduate.personId);
    const stale = await consent(graduate, '2020-01');
    expect([stale.status, !stale.ok && stale.body.code]).toEqual([409, 'consent.textChanged']);
    expect(replyOf(await consent(graduate))).toMatchObject({ holds: true, version: '2026-11' });
    const found = replyOf(await candidates(id, given.caseworker)).items.find(
      ({ personId }) => personId === graduate.personId,
    );
    expect(found).toMatchObject({ name: '周*妍', fit: { score: 99 }, referral: null });
    expect(found?.fit.reasons[0]).toBe('是本人想做的会计');
    const withdrawn = await app.call(ownConsentRoutes.withdrawConsent, { purpose: 'recommend' }, graduate);
    expect(replyOf(withdrawn)).toMatchObject({ holds: false });
    expect(await names(id)).not.toContain(graduate.personId);
    expect(await auditActions(app, graduate.personId)).toEqual([
      'graduate.setIntention',
      'consent.give',
      'consent.withdraw',
    ]);
    await consent(graduate);
    expect(await names(id)).toContain(graduate.personId);
  });

  test('only graduates of the reader’s scope, only positions of it, and never a company', async () => {
    const id = await post();
    const [own, other] = [
      await seeker({}, { unionId: given.xiayang }),
      await seeker({}, { unionId: given.yingpu }),
    ];
    for (const each of [own, other]) await consent(each);
    const listed = await names(id);
    expect(listed).toContain(own.personId);
    expect(listed).not.toContain(other.personId);
    const elsewhere = await givenAccount(app, [{ role: 'caseworker', unionId: given.education }]);
    const outside = await candidates(id, elsewhere);
    expect([outside.status, !outside.ok && outside.body.code]).toEqual([404, 'position.notFound']);
    for (const who of [given.recruiter, own]) expect((await candidates(id, who)).status).toBe(403);
  });

  test('who applied, keeps the company out, or has found work is not listed', async () => {
    const id = await post();
    const [applied, keepsOut, settled] = [
      await seeker({}, { unionId: given.xiayang }),
      await seeker({}, { unionId: given.xiayang }),
      await seeker({}, { unionId: given.xiayang }),
    ];
    for (const each of [applied, keepsOut, settled]) await consent(each);
    expect(await names(id)).toEqual(
      expect.arrayContaining([applied.personId, keepsOut.personId, settled.personId]),
    );
    await app.call(applicationRoutes.apply, { id }, applied);
    await app.db.insert(companyBlocks).values({ personId: keepsOut.personId, companyId: given.companyId });
    await given.records.outcome(settled.personId, { kind: 'contract', fromDay: '2026-08-01' });
    const after = await names(id);
    for (const each of [applied, keepsOut, settled]) expect(after).not.toContain(each.personId);
  });
});

/** Graduates of 盈浦 in SQL, far away and badly paid at what they wish; the last one fits like no other. */
async function crowd(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => app.services.newId(app.clock.now())).toSorted();
  const sql = app.db.$client;
  await sql`insert into people (id, name) select id, '人多' from unnest(${ids}::uuid[]) id`;
  await sql`insert into graduates (person_id) select unnest(${ids}::uuid[])`;
  await sql`insert into studies (person_id, school, major, degree, education_mode, graduation_year, registering_union_id, hardship_proof)
    select id, '城中大学', '护理', 'college', 'regular', 2026, ${given.yingpu}, '证明' from unnest(${ids}::uuid[]) id`;
  await sql`insert into intentions (person_id, occupations, towns, kinds, expected_pay, updated_at)
    select id, '{会计}', '{310118106}', '{fullTime}', 9000, now() from unnest(${ids}::uuid[]) id`;
  const best = ids.at(-1) ?? '';
  await sql`update intentions set towns = '{310118001}', expected_pay = 6000 where person_id = ${best}`;
  await sql`update studies set major = '会计学' where person_id = ${best}`;
  return ids;
}

describe('everybody of the scope is compared', () => {
  test('the best of 620 who agreed is found, though all others agreed before', async () => {
    const id = await post();
    const ids = await crowd(620);
    await app.db.$client`delete from consents`;
    await app.db.$client`insert into consents (person_id, purpose, version, given_at)
      select id, 'recommend', '2026-11', timestamptz '2026-08-01' + n * interval '1 minute'
      from unnest(${ids}::uuid[]) with ordinality as x (id, n)`;
    const staff = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
    const list = () => app.call(routes.listCandidates, { id }, staff);
    const reply = replyOf(await list());
    expect(reply.consenting).toBe(620);
    expect(reply.items).toHaveLength(20);
    expect(reply.items[0]).toMatchObject({ personId: ids.at(-1), fit: { score: 99 } });
    expect(reply.items[1]?.fit.score).toBeLessThan(99);
    expect(await matchingStatements(list)).toHaveLength(5);
    await app.db.$client`delete from consents`;
  });

  test('the one of 420 whom something fits stands first, though all others waited longer', async () => {
    await post({ validUntil: '2026-09-30' });
    const ids = await crowd(420);
    await app.db.$client`insert into help_needs (person_id, opened_on)
      select id, date '2026-05-01' + (n / 6)::int from unnest(${ids}::uuid[]) with ordinality as x (id, n)`;
    const staff = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
    const list = (page: number) => app.call(routes.listUnionMatches, { page }, staff);
    const { items, counts, total } = replyOf(await list(1));
    expect([items[0]?.personId, items[0]?.bestScore]).toEqual([ids.at(-1), 99]);
    expect(counts.all).toBeGreaterThanOrEqual(420);
    expect([total, counts.fitting + counts.low]).toEqual([counts.all, counts.all]);
    // Who waits behind is on a later page, each once.
    const pages = [];
    for (let page = 1; page <= Math.ceil(total / 20); page += 1)
      pages.push(...replyOf(await list(page)).items);
    expect(new Set(pages.map(({ personId }) => personId)).size).toBe(total);
    await app.db.$client`delete from help_needs where person_id = any(${ids}::uuid[])`;
  });
});

describe('whom a union can help now', () => {
  test('who fits best comes first, who fits nothing is told what would help, others are out of scope', async () => {
    await post();
    const [fits, low, other] = [
      await seeker({}, { unionId: given.education }),
      await seeker(
        { occupations: ['护士'], expectedPay: 9000, towns: ['310118104'], reachKm: 3 },
        { unionId: given.education },
      ),
      await seeker({}, { unionId: given.yingpu }),
    ];
    for (const [index, each] of [low, fits, other].entries()) {
      await given.records.need(each.personId, {
        openedOn: `2026-08-0${index + 1}`,
        closedOn: null,
        closedBy: null,
      });
    }
    const staff = await givenAccount(app, [{ role: 'caseworker', unionId: given.education }]);
    const list = replyOf(await app.call(routes.listUnionMatches, {}, staff));
    expect(list.items.map(({ personId, daysWaiting, fits: n }) => [personId, daysWaiting, n])).toEqual([
      [fits.personId, 9, 1],
      [low.personId, 10, 0],
    ]);
    expect(list.items[0]).toMatchObject({ bestScore: 99, tried: { applications: 0, referrals: 0 } });
    expect(list.items[1]?.help.length).toBeGreaterThan(0);
    expect(list.counts).toEqual({ all: 2, fitting: 1, low: 1 });
    const lowOnly = replyOf(await app.call(routes.listUnionMatches, { show: 'low' }, staff));
    expect(lowOnly.items.map(({ personId }) => personId)).toEqual([low.personId]);
    const matches = replyOf(await app.call(routes.listGraduateMatches, { id: fits.personId }, staff));
    expect(matches.items).toHaveLength(1);
    const outside = await app.call(routes.listGraduateMatches, { id: other.personId }, staff);
    expect([outside.status, !outside.ok && outside.body.code]).toEqual([404, 'graduate.notFound']);
  });

  test('five statements, however many wait', async () => {
    await post();
    const staff = await givenAccount(app, [{ role: 'caseworker', unionId: given.district }]);
    const verb = () => app.call(routes.listUnionMatches, {}, staff);
    const before = await matchingStatements(verb);
    for (let n = 0; n < 5; n += 1) {
      const each = await seeker({}, { unionId: given.xiayang });
      await given.records.need(each.personId, { openedOn: '2026-08-01', closedOn: null, closedBy: null });
    }
    expect(before).toHaveLength(5);
    expect(await matchingStatements(verb)).toEqual(before);
  });
});
