import { matterRoutes } from '@sunshine/contract/accounts/routes.ts';
import { referralRoutes as routes } from '@sunshine/contract/applications/referral-routes.ts';
import type { ReferralState } from '@sunshine/contract/applications/referral-vocabulary.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { findReferral, moveReferral } from '@sunshine/db/queries/applications/referrals.ts';
import { companyBlocks } from '@sunshine/db/schema/applications.ts';
import { positions } from '@sunshine/db/schema/positions.ts';
import { referrals } from '@sunshine/db/schema/referrals.ts';
import { createContext } from '@sunshine/server/context.ts';
import { lapseReferrals } from '@sunshine/server/modules/applications/referrals/lapse-referrals.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import {
  auditActions,
  placementRows,
  stateAndSteps,
  waitingNotices,
} from '../support/given/application-probes.ts';
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

interface Asked {
  id: string;
  graduate: GivenAccount;
  positionId: string;
}
async function asked(
  more: { graduate?: GivenAccount; positionId?: string; note?: string } = {},
  by: GivenAccount = given.caseworker,
): Promise<Asked> {
  const graduate = more.graduate ?? (await given.graduate({ unionId: given.xiayang }));
  const positionId = more.positionId ?? (await given.position());
  const input = { personId: graduate.personId, positionId, note: more.note ?? '' };
  const { id } = replyOf(await app.call(routes.proposeReferral, input, by));
  return { id, graduate, positionId };
}
const agree = ({ id, graduate }: Asked) =>
  app.call(routes.agreeToReferral, { id, resumeUpdatedAt: null }, graduate);
async function agreed(...of: Parameters<typeof asked>): Promise<Asked & { applicationId: string }> {
  const referral = await asked(...of);
  const { applicationId } = replyOf(await agree(referral));
  return { ...referral, applicationId };
}
async function row(id: string) {
  const [found] = await app.db.select().from(referrals).where(eq(referrals.id, id));
  if (!found) throw new Error('no such referral');
  return found;
}
const refused = (reply: { ok: boolean; status: number; body: unknown }) =>
  reply.ok ? [reply.status] : [reply.status, (reply.body as { code: string }).code];

describe('a position is proposed', () => {
  test('the graduate is asked, has fourteen days, and nothing goes to the company', async () => {
    const { id, graduate } = await asked({ note: '离你家近' });
    expect(await row(id)).toMatchObject({
      state: 'asked',
      unionId: given.xiayang,
      referredBy: given.caseworker.accountId,
      answerUntil: '2026-08-25',
      consentWay: null,
      applicationId: null,
    });
    const [notice] = await waitingNotices(app, `referral-asked:${id}`);
    expect(notice).toMatchObject({ accountId: graduate.accountId, href: '/me/referrals' });
    expect(notice?.body).toContain('离你家近');
    expect(await waitingNotices(app, 'application-submitted')).toEqual([]);
    expect(await auditActions(app, id)).toEqual(['referral.propose']);
    const own = replyOf(await app.call(routes.listOwnReferrals, {}, graduate));
    expect(own).toMatchObject({ waiting: 1, items: [{ id, state: 'asked', note: '离你家近', open: true }] });
    expect(own.resume?.name).toBe(graduate.name);
  });

  test('refused: twice, for who has applied, for a position that is closed, for a company kept out', async () => {
    const first = await asked();
    const again = { personId: first.graduate.personId, positionId: first.positionId };
    const propose = (input: { personId: string; positionId: string }) =>
      app.call(routes.proposeReferral, input, given.caseworker);
    expect(refused(await propose(again))).toEqual([409, 'referral.alreadyLive']);
    const { graduate, positionId } = await given.application('submitted', {
      graduate: await given.graduate({ unionId: given.xiayang }),
    });
    expect(refused(await propose({ personId: graduate.personId, positionId }))).toEqual([
      409,
      'referral.alreadyApplied',
    ]);
    const closed = await given.position({ state: 'closed' });
    const { personId } = await given.graduate({ unionId: given.xiayang });
    expect(refused(await propose({ personId, positionId: closed }))).toEqual([
      409,
      'referral.positionNotOpen',
    ]);
    await app.db.insert(companyBlocks).values({ personId, companyId: given.companyId });
    expect(refused(await propose({ personId, positionId: await given.position() }))).toEqual([
      409,
      'referral.companyBlocked',
    ]);
  });

  test('another unit’s graduate is missing, another unit’s referral too, and companies may not ask', async () => {
    const { personId } = await given.graduate({ unionId: given.yingpu });
    const input = { personId, positionId: given.positionId };
    expect(refused(await app.call(routes.proposeReferral, input, given.caseworker))).toEqual([
      404,
      'graduate.notFound',
    ]);
    const { id, graduate } = await asked();
    const elsewhere = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
    expect(refused(await app.call(routes.readReferral, { id }, elsewhere))).toEqual([
      404,
      'referral.notFound',
    ]);
    expect(replyOf(await app.call(routes.listReferrals, {}, elsewhere)).items).toEqual([]);
    expect(refused(await app.call(routes.cancelReferral, { id, reason: '写错' }, elsewhere))).toEqual([
      404,
      'referral.notFound',
    ]);
    for (const who of [given.recruiter, graduate]) {
      expect((await app.call(routes.listReferrals, {}, who)).status).toBe(403);
    }
    const other = await given.graduate({ unionId: given.xiayang });
    expect(refused(await app.call(routes.declineReferral, { id, reason: '不想去' }, other))).toEqual([
      404,
      'referral.notFound',
    ]);
  });
});

describe('the graduate answers', () => {
  test('agreeing sends the résumé, and keeps the consent with its time', async () => {
    const { id, graduate, applicationId } = await agreed();
    const kept = await row(id);
    expect(kept).toMatchObject({ state: 'agreed', consentWay: 'site', applicationId });
    expect(kept.answeredAt?.toISOString()).toBe(app.clock.now().toISOString());
    expect(await stateAndSteps(app, applicationId)).toEqual({ state: 'submitted', steps: 1 });
    expect(await auditActions(app, id)).toEqual(['referral.propose', 'referral.agree']);
    expect(await auditActions(app, applicationId)).toEqual(['application.submit']);
    const [told] = await waitingNotices(app, `referral-agreed:${id}`);
    expect(told?.accountId).toBe(given.caseworker.accountId);
    const again = replyOf(await app.call(routes.agreeToReferral, { id, resumeUpdatedAt: null }, graduate));
    expect(again.applicationId).toBe(applicationId);
  });

  test('a résumé changed since it was looked at is not sent', async () => {
    const referral = await asked();
    const input = { phone: '13800001111', email: '', skills: '表格', experience: '' };
    replyOf(await app.call(applicationRoutes.saveResume, input, referral.graduate));
    expect(refused(await agree(referral))).toEqual([409, 'referral.resumeChanged']);
    expect(await row(referral.id)).toMatchObject({ state: 'asked', applicationId: null });
  });

  test('declining says why to the union and nothing to the company', async () => {
    const { id, graduate } = await asked();
    const reply = await app.call(routes.declineReferral, { id, reason: '太远了' }, graduate);
    expect(replyOf(reply)).toEqual({ id, state: 'declined' });
    expect(await row(id)).toMatchObject({ state: 'declined', reason: '太远了', applicationId: null });
    const [told] = await waitingNotices(app, `referral-declined:${id}`);
    expect(told?.body).toBe('原因：太远了');
    expect(await auditActions(app, id)).toEqual(['referral.propose', 'referral.decline']);
    expect(refused(await app.call(routes.declineReferral, { id, reason: '太远了' }, graduate))).toEqual([
      409,
      'referral.settled',
    ]);
  });

  test('after its last day a proposal lapses; on the day itself it can still be answered', async () => {
    const [late, inTime] = [await asked(), await asked()];
    const lapse = () =>
      lapseReferrals(createContext(app.services, { actor: null, requestId: 'test', client: 'worker' }));
    const now = app.clock.now().toISOString();
    app.clock.set('2026-08-25T23:50:00+08:00');
    expect(await lapse()).toBe(0);
    expect((await agree(inTime)).status).toBe(200);
    app.clock.set('2026-08-26T00:10:00+08:00');
    expect(refused(await agree(late))).toEqual([409, 'referral.lapsed']);
    await lapse();
    app.clock.set(now);
    expect(await row(late.id)).toMatchObject({ state: 'lapsed' });
    expect(await row(inTime.id)).toMatchObject({ state: 'agreed' });
    expect((await auditActions(app, late.id)).at(-1)).toBe('referral.lapse');
    expect((await waitingNotices(app, `referral-lapsed:${late.id}`)).length).toBe(1);
  });
});

test('on paper: the union keeps the evidence and applies, and the graduate is told', async () => {
  const { id, graduate } = await asked();
  const without = await app.call(routes.recordPaperConsent, { id, evidence: '' }, given.caseworker);
  expect(without.status).toBe(400);
  const evidence = '本人 8 月 11 日签的同意书，存资料柜';
  const reply = await app.call(routes.recordPaperConsent, { id, evidence }, given.caseworker);
  expect(replyOf(reply)).toEqual({ id, state: 'agreed' });
  const kept = await row(id);
  expect(kept).toMatchObject({ consentWay: 'paper', consentEvidence: evidence });
  expect(await auditActions(app, id)).toEqual(['referral.propose', 'referral.agreeOnPaper']);
  expect((await waitingNotices(app, `referral-paper:${id}`))[0]?.accountId).toBe(graduate.accountId);
  const own = replyOf(await app.call(routes.listOwnReferrals, {}, graduate));
  expect(own.items[0]?.receipt.staff.map(({ action, name }) => [action, name])).toEqual([
    ['推荐岗位', '钱老师'],
    ['登记书面同意并代投', '钱老师'],
  ]);
  const revoked = await app.call(routes.revokeReferral, { id }, graduate);
  expect(replyOf(revoked)).toEqual({ id, state: 'revoked' });
});

describe('an open referral is handed over', () => {
  const handedTo = async (id: string, who: GivenAccount) =>
    replyOf(await app.call(routes.readReferral, { id }, who));

  test('with what a leaving caseworker has open: who takes over hears the answer, who proposed it stays told', async () => {
    const leaving = await givenAccount(app, [{ role: 'caseworker', unionId: given.xiayang }], {
      name: '郑离岗',
    });
    const colleague = await givenAccount(app, [{ role: 'caseworker', unionId: given.xiayang }], {
      name: '王接手',
    });
    const admin = await givenAccount(app, [{ role: 'systemAdmin', unionId: given.xiayang }]);
    const [open, under, declined] = [
      await asked({}, leaving),
      await agreed({}, leaving),
      await asked({}, leaving),
    ];
    await app.call(routes.declineReferral, { id: declined.id, reason: '不想去' }, declined.graduate);
    const handover = { id: leaving.accountId, unionId: given.xiayang, toAccountId: colleague.accountId };
    const { counts } = replyOf(await app.call(matterRoutes.handOver, handover, admin));
    expect(counts.referral).toBe(2);
    for (const { id } of [open, under]) {
      expect(await row(id)).toMatchObject({
        referredBy: leaving.accountId,
        caseworkerId: colleague.accountId,
      });
    }
    expect((await row(declined.id)).caseworkerId).toBeNull();
    expect(await handedTo(open.id, colleague)).toMatchObject({ referredBy: '郑离岗', caseworker: '王接手' });
    const own = replyOf(await app.call(routes.listOwnReferrals, {}, open.graduate));
    expect(own.items[0]).toMatchObject({ referredBy: '郑离岗' });
    expect(JSON.stringify(own)).not.toContain('王接手');
    replyOf(await app.call(routes.declineReferral, { id: open.id, reason: '太远' }, open.graduate));
    expect(await waitingNotices(app, `referral-declined:${open.id}`)).toMatchObject([
      { accountId: colleague.accountId },
    ]);
  });

  test('with the help need of its graduate: what the former caseworker had open, not what another proposed', async () => {
    const former = await givenAccount(app, [{ role: 'caseworker', unionId: given.xiayang }]);
    const next = await givenAccount(app, [{ role: 'caseworker', unionId: given.xiayang }]);
    const first = await asked({}, former);
    const { graduate } = first;
    const others = await asked({ graduate });
    await given.records.need(graduate.personId, {
      openedOn: '2026-08-01',
      closedOn: null,
      closedBy: null,
      caseworkerId: former.accountId,
    });
    const assign = { id: graduate.personId, accountId: next.accountId };
    replyOf(await app.call(graduateRoutes.assignNeed, assign, given.caseworker));
    expect((await row(first.id)).caseworkerId).toBe(next.accountId);
    expect((await row(others.id)).caseworkerId).toBeNull();
    const [entry] = await app.db.$client`select detail from audit_entries
      where action = 'graduate.assignNeed' and subject_id = ${graduate.personId}`;
    expect(entry?.detail).toMatchObject({ to: next.accountId, referrals: 1 });
  });
});

test('the union takes back only what nobody answered', async () => {
  const { id } = await asked();
  const reply = await app.call(routes.cancelReferral, { id, reason: '单位改了要求' }, given.caseworker);
  expect(replyOf(reply)).toEqual({ id, state: 'cancelled' });
  expect(await auditActions(app, id)).toEqual(['referral.propose', 'referral.cancel']);
  const answered = await agreed();
  const late = await app.call(routes.cancelReferral, { id: answered.id, reason: '改了' }, given.caseworker);
  expect(refused(late)).toEqual([409, 'referral.settled']);
});

describe('the consent is taken back', () => {
  test('the application is withdrawn and the company sees no résumé any more', async () => {
    const { id, graduate, applicationId } = await agreed();
    const seen = await app.call(applicationRoutes.viewApplicant, { id: applicationId }, given.recruiter);
    expect(replyOf(seen).resume).not.toBeNull();
    expect(replyOf(await app.call(routes.revokeReferral, { id }, graduate))).toEqual({
      id,
      state: 'revoked',
    });
    expect((await stateAndSteps(app, applicationId)).state).toBe('withdrawn');
    const after = replyOf(
      await app.call(applicationRoutes.readApplicant, { id: applicationId }, given.recruiter),
    );
    expect(after.resume).toBeNull();
    expect(await auditActions(app, id)).toEqual(['referral.propose', 'referral.agree', 'referral.revoke']);
    const again = await app.call(routes.revokeReferral, { id }, graduate);
    expect(replyOf(again)).toEqual({ id, state: 'revoked' });
  });

  test('withdrawing the application by its own page takes the consent along', async () => {
    const { id, graduate, applicationId } = await agreed();
    replyOf(await app.call(applicationRoutes.withdrawApplication, { id: applicationId }, graduate));
    expect(await row(id)).toMatchObject({ state: 'revoked' });
  });

  test('what was never agreed to, and what is over, cannot be taken back', async () => {
    const { id, graduate } = await asked();
    expect(refused(await app.call(routes.revokeReferral, { id }, graduate))).toEqual([
      409,
      'referral.notAgreed',
    ]);
    const over = await agreed();
    replyOf(
      await app.call(
        applicationRoutes.declineApplicant,
        { id: over.applicationId, reason: 'filled' },
        given.recruiter,
      ),
    );
    expect(refused(await app.call(routes.revokeReferral, { id: over.id }, over.graduate))).toEqual([
      409,
      'referral.applicationOver',
    ]);
    expect(await row(over.id)).toMatchObject({ state: 'agreed' });
  });
});

describe('to the company a referred application is like every other', () => {
  /** What differs between any two applications: who, when, which. */
  const unnamed = (text: string, names: readonly string[]): string =>
    names
      .reduce((rest, name) => rest.replaceAll(name, '…'), text)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replaceAll(/\b199\d{8}\b/g, 'phone')
      .replaceAll(/T\d\d:\d\d:\d\d/g, 'T…');

  test('the same bytes in list, page and notice, whoever sent it and how', async () => {
    const positionId = await given.position();
    const graduate = () => given.graduate({ unionId: given.xiayang });
    const now = app.clock.now();
    const later = (minutes: number) =>
      app.clock.set(new Date(now.getTime() + minutes * 60_000).toISOString());
    const alone = await given.application('submitted', { positionId, graduate: await graduate() });
    later(1);
    const referred = await agreed({ positionId, graduate: await graduate(), note: '困难家庭，请多关照' });
    later(2);
    const onPaper = await asked({ positionId, graduate: await graduate() });
    replyOf(
      await app.call(routes.recordPaperConsent, { id: onPaper.id, evidence: '书面同意书' }, given.caseworker),
    );
    const applications = [alone.id, referred.applicationId, (await row(onPaper.id)).applicationId ?? ''];
    later(3);
    const list = await app.call(applicationRoutes.listApplicants, { positionId }, given.recruiter);
    const lines = replyOf(list).items.map((line) => unnamed(JSON.stringify(line), []));
    expect(lines).toHaveLength(3);
    expect(new Set(lines).size).toBe(1);
    for (const step of ['viewApplicant', 'readApplicant'] as const) {
      const pages: string[] = [];
      for (const id of applications) {
        const reply = await app.call(applicationRoutes[step], { id }, given.recruiter);
        expect(reply.status).toBe(200);
        pages.push(unnamed(reply.bytes.toString(), []));
      }
      expect(new Set(pages).size).toBe(1);
      expect(pages[0]).not.toMatch(/推荐|工会|困难|referral/);
    }
    const notices = await Promise.all(
      applications.map((id) => waitingNotices(app, `application-submitted:${id}`)),
    );
    const told = notices.map((each) =>
      unnamed(JSON.stringify(each.map(({ title, body, href }) => ({ title, body, href }))), []),
    );
    expect(new Set(told).size).toBe(1);
    // The order is that of their sending, nothing else.
    expect(replyOf(list).items.map(({ id }) => id)).toEqual(applications);
    app.clock.set(now.toISOString());
  });
});

test('a hire counts as help by referral, at the unit that referred', async () => {
  const positionId = await given.position({
    preference: 'targeted',
    preferredOn: '2026-08-01',
    preferredHeadcount: 1,
  });
  const { graduate, applicationId: id } = await agreed({ positionId });
  const call = app.call;
  replyOf(await call(applicationRoutes.offerApplicant, { id }, given.recruiter));
  replyOf(await call(applicationRoutes.answerOffer, { id, answer: 'accepted' }, graduate));
  replyOf(
    await call(applicationRoutes.confirmApplicantStart, { id, startOn: '2026-08-11' }, given.recruiter),
  );
  replyOf(await call(applicationRoutes.confirmOwnStart, { id, startOn: '2026-08-11' }, graduate));
  expect(await placementRows(app, graduate.personId)).toMatchObject([
    { path: 'referral', union_id: given.xiayang, application_id: id, both_sides: true },
  ]);
  const { positionId: plain } = await given.application('hired', {
    graduate: await given.graduate({ unionId: given.xiayang }),
  });
  const [path] = await app.db.$client<
    { path: string }[]
  >`select path from placements where position_id = ${plain}`;
  expect(path?.path).toBe('platform');
});

test('the receipt says when the company looked, and which staff acted', async () => {
  const { id, graduate, applicationId } = await agreed();
  replyOf(await app.call(applicationRoutes.viewApplicant, { id: applicationId }, given.recruiter));
  const own = replyOf(await app.call(routes.listOwnReferrals, {}, graduate));
  const at = app.clock.now().toISOString();
  expect(own.items[0]?.receipt).toEqual({
    views: [{ firstSeenAt: at, lastSeenAt: at, fileSeenAt: null }],
    staff: [expect.objectContaining({ action: '推荐岗位', name: '钱老师' })],
  });
  const seen = replyOf(await app.call(routes.readReferral, { id }, given.caseworker));
  expect(seen.receipt.views).toHaveLength(1);
});

test('the list of a unit costs the same however long it is', async () => {
  const verb = () => app.call(routes.listReferrals, {}, given.caseworker);
  const before = await statementsOf(app.db, verb);
  for (let n = 0; n < 3; n += 1) await asked();
  expect(await statementsOf(app.db, verb)).toHaveLength(before.length);
});

describe('at the same moment', () => {
  /** Two answers, each: read the state, wait for the other to have read, decide, write. */
  async function raceOf(id: string, personId: string, lock: boolean, to: readonly ReferralState[]) {
    const { promise, resolve } = Promise.withResolvers<void>();
    let read = 0;
    const answer = (state: ReferralState) =>
      app.db.transaction(async (tx: Transaction) => {
        const seen = await findReferral(tx, { personId }, id, { lock });
        read += 1;
        if (read === to.length) resolve();
        await Promise.race([promise, new Promise((done) => setTimeout(done, 300))]);
        if (seen?.state !== 'asked') return 'refused';
        await moveReferral(tx, id, state, { settledAt: app.clock.now(), reason: '…' });
        return 'done';
      });
    return (await Promise.all(to.map(answer))).toSorted();
  }

  test('control: without the lock both of two answers win, with it one', async () => {
    const open = await asked();
    expect(await raceOf(open.id, open.graduate.personId, false, ['declined', 'cancelled'])).toEqual([
      'done',
      'done',
    ]);
    const held = await asked();
    expect(await raceOf(held.id, held.graduate.personId, true, ['declined', 'cancelled'])).toEqual([
      'done',
      'refused',
    ]);
  });

  test('two agreements make one application and answer the same', async () => {
    const referral = await asked();
    const hold = sql`select 1 from graduates where person_id = ${referral.graduate.personId} for update`;
    const replies = await collide(app, hold, [() => agree(referral), () => agree(referral)]);
    const sent = replies.map((reply) => replyOf(reply).applicationId);
    expect(new Set(sent).size).toBe(1);
    const [count] = await app.db.$client<{ n: number }[]>`
      select count(*)::int as n from applications where person_id = ${referral.graduate.personId}`;
    expect(count?.n).toBe(1);
  });

  test('agreeing and revoking: revoked and withdrawn, or agreed and nothing to revoke; never agreed and withdrawn', async () => {
    for (let round = 0; round < 6; round += 1) {
      const referral = await asked();
      const { id, graduate } = referral;
      const hold = sql`select 1 from graduates where person_id = ${graduate.personId} for update`;
      const [sent, revoked] = await collide<{ ok: boolean; status: number; body: unknown }>(app, hold, [
        () => agree(referral),
        () => app.call(routes.revokeReferral, { id }, graduate),
      ]);
      expect(sent?.status).toBe(200);
      const { state, applicationId } = await row(id);
      const application = (await stateAndSteps(app, applicationId ?? '')).state;
      expect([
        ['revoked', 'withdrawn', 200],
        ['agreed', 'submitted', 409],
      ]).toContainEqual([state, application, revoked?.status]);
    }
  });

  test('revoking and withdrawing hold the application in one order: no ring, one end', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id, graduate, applicationId } = await agreed();
      const replies = await Promise.all([
        app.call(routes.revokeReferral, { id }, graduate),
        app.call(applicationRoutes.withdrawApplication, { id: applicationId }, graduate),
      ]);
      expect(replies[0].status).toBe(200);
      expect([200, 409]).toContain(replies[1].status);
      expect(await row(id)).toMatchObject({ state: 'revoked' });
      expect((await stateAndSteps(app, applicationId)).state).toBe('withdrawn');
    }
  });

  test('a position that closes first takes no agreement, and the proposal stays open to be declined', async () => {
    const referral = await asked();
    const { id, graduate, positionId } = referral;
    const [sent] = await collide(app, sql`update positions set state = 'closed' where id = ${positionId}`, [
      () => agree(referral),
    ]);
    expect(sent && refused(sent)).toEqual([409, 'application.positionNotOpen']);
    expect(await row(id)).toMatchObject({ state: 'asked', applicationId: null });
    expect((await app.call(routes.declineReferral, { id, reason: '岗位关了' }, graduate)).status).toBe(200);
    // Control: the same position, open again, takes it.
    const again = await asked({ positionId: await given.position() });
    await app.db.update(positions).set({ state: 'published' }).where(eq(positions.id, positionId));
    expect((await agree(again)).status).toBe(200);
  });
});
