import { randomUUID } from 'node:crypto';
import { intentRoutes } from '@sunshine/contract/applications/intent-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { applications } from '@sunshine/db/schema/applications.ts';
import { eventPositions } from '@sunshine/db/schema/events.ts';
import { eventCompanies, registrations } from '@sunshine/db/schema/fairs.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { auditActions } from '../support/given/application-probes.ts';
import { type GivenTicket, givenTicket } from '../support/given/door.ts';
import { givenReach } from '../support/given/messages.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenTrainingOffice, type TrainingOffice } from '../support/given/training-office.ts';

let app: TestApp;
let office: TrainingOffice;
let companyId: string;
let recruiter: Caller;
let positionId: string;
let eventId: string;
let visitor: GivenTicket;
let graduate: GivenAccount;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-22T09:00:00+08:00' });
  office = await givenTrainingOffice(app);
  companyId = await office.records.company(office.xiayang);
  recruiter = await givenAccount(app, [{ role: 'recruiter', companyId }]);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-22T10:00:00+08:00');
  positionId = await office.records.position(companyId, office.xiayang, { headcount: 3 });
  eventId = await fair();
  const personId = await office.graduate('沈一鸣');
  visitor = await givenTicket(app, eventId, personId);
  graduate = await givenAccount(app, [{ role: 'graduate' }], { name: '沈一鸣', personId });
  await givenReach(app, graduate, { phone: '19900007306' });
  await consent(new Date());
});

async function fair(): Promise<string> {
  const { id } = replyOf(
    await app.call(
      eventRoutes.planEvent,
      {
        kind: 'jobFair',
        title: '夏季招聘会',
        startsOn: '2026-08-22',
        endsOn: '2026-08-22',
        place: '文体中心',
      },
      office.caseworker,
    ),
  );
  await app.db.insert(eventCompanies).values({
    id: randomUUID(),
    eventId: id,
    companyId,
    state: 'approved',
    movedAt: app.clock.now(),
    movedBy: randomUUID(),
  });
  await app.db.insert(eventPositions).values({ eventId: id, positionId });
  return id;
}
const consent = (at: Date | null) =>
  app.db
    .update(registrations)
    .set({ boothConsentAt: at })
    .where(eq(registrations.id, visitor.registrationId));
const record = (more: object = {}, as = recruiter) =>
  app.call(
    intentRoutes.recordIntent,
    { id: eventId, intentId: randomUUID(), read: visitor.text, kind: 'intent' as const, ...more },
    as,
  );
const booth = async (as = recruiter) => replyOf(await app.call(intentRoutes.readBooth, { id: eventId }, as));

describe('a talk at a booth', () => {
  test('an intent keeps the name and what came of it; sent ten times it is one', async () => {
    const intentId = randomUUID();
    const more = { intentId, kind: 'intent', positionId, note: '下周来看看' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => record(more)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 200,
      body: { name: '沈一鸣', kind: 'intent', note: '下周来看看' },
    });
    expect((await booth()).intents).toHaveLength(1);
    expect(await auditActions(app, eventId)).toContain('intent.record');
  });

  test('投递 sends the résumé as an application like every other, and the second time finds the first', async () => {
    const first = replyOf(await record({ kind: 'application', positionId }));
    const again = replyOf(await record({ kind: 'application', positionId }));
    expect(again.id).toBe(first.id);
    const sent = await app.db.select().from(applications).where(eq(applications.positionId, positionId));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      id: first.applicationId,
      state: 'submitted',
      personId: visitor.personId,
    });
    const own = replyOf(await app.call(applicationRoutes.listOwnApplications, {}, graduate));
    expect(own.items.map(({ id }) => id)).toContain(first.applicationId);
  });

  test('without the visitor’s consent nothing is kept and no name is told', async () => {
    await consent(null);
    const refused = await record();
    expect(refused).toMatchObject({ status: 409, body: { code: 'intent.noConsent' } });
    expect(JSON.stringify(refused.body)).not.toContain('沈');
    expect((await booth()).intents).toHaveLength(0);
  });

  test('consent taken back hides the name at once, but not of an application that was sent', async () => {
    replyOf(await record());
    replyOf(await record({ kind: 'application', positionId }));
    await consent(null);
    const names = (await booth()).intents.map(({ kind, name }) => [kind, name]);
    expect(names).toEqual(
      expect.arrayContaining([
        ['intent', null],
        ['application', '沈一鸣'],
      ]),
    );
  });

  test('投递 and 录用 name a position that the booth shows', async () => {
    expect(await record({ kind: 'hire' })).toMatchObject({
      status: 422,
      body: { code: 'intent.positionNeeded' },
    });
    const elsewhere = await office.records.position(companyId, office.xiayang, {});
    expect(await record({ kind: 'application', positionId: elsewhere })).toMatchObject({
      status: 422,
      body: { code: 'intent.positionNotShown' },
    });
  });

  test('a ticket of another event, a forged one and an unknown code are the same to a booth', async () => {
    const other = await givenTicket(app, await fair(), visitor.personId);
    for (const read of [other.text, `${visitor.text.slice(0, -2)}AA`, '00000000'])
      expect(await record({ read })).toMatchObject({ status: 422, body: { code: 'intent.codeUnknown' } });
  });

  test('a company records at its own booth only, on the days of the event', async () => {
    const stranger = await givenAccount(app, [
      { role: 'recruiter', companyId: await office.records.company(office.xiayang) },
    ]);
    expect(await record({}, stranger)).toMatchObject({ status: 404, body: { code: 'intent.noBooth' } });
    app.clock.set('2026-08-23T00:00:00+08:00');
    expect(await record()).toMatchObject({ status: 409, body: { code: 'intent.notNow' } });
  });

  test('a record is taken back with a reason, a sent application is not', async () => {
    const { id } = replyOf(await record());
    const back = { id: eventId, intentId: id, reason: '扫错了人' };
    expect(replyOf(await app.call(intentRoutes.cancelIntent, back, recruiter))).toMatchObject({
      cancelled: true,
    });
    const applied = replyOf(await record({ kind: 'application', positionId }));
    const other = { ...back, intentId: applied.id };
    expect(await app.call(intentRoutes.cancelIntent, other, recruiter)).toMatchObject({
      status: 409,
      body: { code: 'intent.applied' },
    });
  });

  test('a résumé that cannot be sent stops 投递 with a word for its owner, not with what it lacks', async () => {
    await app.db.$client`update people set phone_sealed = null, phone_hash = null, phone_mask = null`;
    const refused = await record({ kind: 'application', positionId });
    expect(refused).toMatchObject({ status: 409, body: { code: 'intent.resumeIncomplete' } });
    expect(JSON.stringify(refused.body)).not.toMatch(/手机|phone/);
    expect((await booth()).intents).toHaveLength(0);
  });

  test('the visitor sees which booths kept what', async () => {
    replyOf(await record({ kind: 'interview', positionId }));
    const { items } = replyOf(await app.call(intentRoutes.listOwnIntents, { id: eventId }, graduate));
    expect(items).toMatchObject([{ kind: 'interview', applicationId: null }]);
  });

  test('nothing a booth reads tells a household, a hardship or a number of the person', async () => {
    replyOf(await record({ kind: 'application', positionId }));
    const told = JSON.stringify(await booth());
    expect(told).not.toMatch(/7306|困难|建档|household|hardship|phone|idNumber/);
  });
});
