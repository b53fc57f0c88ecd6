import { randomUUID } from 'node:crypto';
import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { loadActor } from '@sunshine/db/queries/accounts/load-actor.ts';
import { roleGrants, sessions } from '@sunshine/db/schema/accounts.ts';
import { admissions, eventCompanies } from '@sunshine/db/schema/fairs.ts';
import { people } from '@sunshine/db/schema/people.ts';
import { createContext } from '@sunshine/server/context.ts';
import { recordScans } from '@sunshine/server/modules/events/door/record-scans.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions } from '../support/given/application-probes.ts';
import { givenDevice, givenTicket } from '../support/given/door.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenTrainingOffice, type TrainingOffice } from '../support/given/training-office.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let office: TrainingOffice;
let eventId: string;
let gate: ReturnType<typeof givenDevice>;

beforeAll(async () => {
  app = await startTestApp();
  office = await givenTrainingOffice(app);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-22T09:00:00+08:00');
  eventId = await plan();
  gate = givenDevice(app, eventId, office.caseworker, '1 号门');
});

async function plan(more: object = {}): Promise<string> {
  const fair = {
    kind: 'jobFair',
    title: '夏季招聘会',
    startsOn: '2026-08-22',
    endsOn: '2026-08-22',
    place: '区职工文体中心',
    ...more,
  } as const;
  return replyOf(await app.call(eventRoutes.planEvent, fair, office.caseworker)).id;
}
const ticket = async (name: string, more: Parameters<typeof givenTicket>[3] = {}, event = eventId) =>
  givenTicket(app, event, await office.graduate(name), more);
const admitted = () =>
  app.db
    .select({ id: admissions.registrationId, gate: admissions.gate, at: admissions.admittedAt })
    .from(admissions)
    .where(eq(admissions.eventId, eventId));
const kept = () => app.db.$client<{ gate: string; result: string }[]>`
  select gate, result from scans where event_id = ${eventId} order by scanned_at, id`;
const counts = async () =>
  replyOf(await app.call(doorRoutes.readArrivals, { id: eventId }, office.caseworker)).counts;

describe('what a code at the door leads to', () => {
  test('a signed ticket lets its person in once; the second time it says where and when that was', async () => {
    const { text } = await ticket('沈一鸣');
    expect(await gate.read(text)).toMatchObject({ result: 'admitted', name: '沈*鸣', gate: '1 号门' });
    app.clock.set('2026-08-22T09:06:00+08:00');
    const other = givenDevice(app, eventId, office.caseworker, '2 号门');
    expect(await other.read(text)).toMatchObject({
      result: 'already',
      name: '沈*鸣',
      gate: '1 号门',
      admittedAt: '2026-08-22T01:00:00.000Z',
    });
    expect(await counts()).toMatchObject({ admitted: 1, registered: 1, walkIns: 0 });
  });

  test('the short code typed in lower case with a space is the same ticket', async () => {
    const { code } = await ticket('陆佳');
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();
    expect(await gate.read(typed, { way: 'typed' })).toMatchObject({ result: 'admitted', name: '陆*' });
  });

  test('a ticket signed by somebody else, or changed by one bit, is told apart from an unknown code', async () => {
    const { text } = await ticket('顾晨');
    const [head, payload, signature = ''] = text.split('.');
    const changed = `${head}.${payload}.${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
    expect(await gate.read(changed)).toMatchObject({ result: 'forged', name: null });
    expect(await gate.read('00000000', { way: 'typed' })).toMatchObject({ result: 'unknown', name: null });
    expect(await gate.read('https://example.com/')).toMatchObject({ result: 'unknown', name: null });
    expect(await admitted()).toHaveLength(0);
    const results = (await kept()).map(({ result }) => result);
    expect(results.toSorted()).toEqual(['forged', 'unknown', 'unknown']);
  });

  test.each(['waiting', 'cancelled'] as const)('who is %s is not let in', async (state) => {
    const { text } = await ticket('朱敏', { state });
    expect(await gate.read(text)).toMatchObject({ result: state, name: '朱*', admittedAt: null });
    expect(await admitted()).toHaveLength(0);
  });

  test('a ticket of another event lets nobody in and shows nobody’s name', async () => {
    const elsewhere = await ticket('周岚', {}, await plan({ title: '秋季招聘会' }));
    expect(await gate.read(elsewhere.text)).toMatchObject({ result: 'otherEvent', name: null });
    expect(await admitted()).toHaveLength(0);
  });

  test('visitors without a ticket are counted, and one counted by mistake is taken back', async () => {
    const walkIn = () => gate.scan('', { way: 'walkIn' });
    const [first, second] = [walkIn(), walkIn()];
    await gate.send(first, second);
    expect(await counts()).toMatchObject({ admitted: 0, walkIns: 2 });
    replyOf(await undo(second.id));
    expect(await counts()).toMatchObject({ admitted: 0, walkIns: 1 });
  });

  test('who came out and goes in again is counted once', async () => {
    const { text } = await ticket('吴桐');
    await gate.read(text);
    expect(await gate.read(text, { reentry: true })).toMatchObject({ result: 'reentered' });
    expect(await counts()).toMatchObject({ admitted: 1 });
  });
});

const undo = (scanId: string, as = office.caseworker) =>
  app.call(doorRoutes.undoScan, { id: eventId, scanId, undoingId: randomUUID(), gate: '1 号门' }, as);

describe('one person, one admission', () => {
  test.each([
    { order: 'the first gate tells first', firstTells: true },
    { order: 'the second gate tells first', firstTells: false },
  ])('two gates offline with skewed clocks, $order: the earlier scan counts, both are kept', async ({
    firstTells,
  }) => {
    const { text, registrationId } = await ticket('沈一鸣');
    const fast = givenDevice(app, eventId, office.caseworker, '1 号门', 60 * 60_000);
    const slow = givenDevice(app, eventId, office.caseworker, '2 号门', -40 * 60_000);
    app.clock.set('2026-08-22T09:10:00+08:00');
    const atFirst = fast.offline(text);
    app.clock.set('2026-08-22T09:20:00+08:00');
    const atSecond = slow.offline(text);
    app.clock.set('2026-08-22T10:30:00+08:00');
    const told = [() => fast.send(atFirst), () => slow.send(atSecond)];
    for (const tell of firstTells ? told : told.toReversed()) await tell();

    expect(await admitted()).toEqual([
      { id: registrationId, gate: '1 号门', at: new Date('2026-08-22T09:10:00+08:00') },
    ]);
    expect(await kept()).toEqual([
      { gate: '1 号门', result: firstTells ? 'admitted' : 'already' },
      { gate: '2 号门', result: firstTells ? 'already' : 'admitted' },
    ]);
    const { items } = replyOf(
      await app.call(doorRoutes.listScanConflicts, { id: eventId }, office.caseworker),
    );
    expect(items).toMatchObject([
      {
        name: '沈一鸣',
        scans: [
          { gate: '1 号门', counts: true },
          { gate: '2 号门', counts: false },
        ],
      },
    ]);
  });

  test('a scan told later than it was received is not believed to lie in the future', async () => {
    const { text } = await ticket('陆佳');
    await gate.send(gate.scan(text, { deviceAt: '2026-08-22T23:00:00+08:00' }));
    expect(await admitted()).toMatchObject([{ at: new Date('2026-08-22T09:00:00+08:00') }]);
  });

  test('the same scan sent ten times at once has one effect and the same answer', async () => {
    const { text } = await ticket('顾晨');
    const scan = gate.scan(text);
    const answers = await Promise.all(Array.from({ length: 10 }, () => gate.send(scan)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject([{ result: 'admitted', name: '顾*' }]);
    expect(await kept()).toHaveLength(1);
    expect(await admitted()).toHaveLength(1);
  });

  test('twenty gates reading one ticket at once admit one', async () => {
    const { text } = await ticket('朱敏');
    const gates = Array.from({ length: 20 }, (_, n) =>
      givenDevice(app, eventId, office.caseworker, `${n} 号门`).read(text),
    );
    const results = (await Promise.all(gates)).map((answer) => answer?.result);
    expect(results.filter((result) => result === 'admitted')).toHaveLength(1);
    expect(results.filter((result) => result === 'already')).toHaveLength(19);
  });

  test('control: looking whether somebody is in and then writing it lets two gates say 请进', async () => {
    const { registrationId } = await ticket('周岚');
    const look = async (): Promise<boolean> =>
      app.db.transaction(async (tx) => {
        const before = await tx.execute(
          sql`select 1 from admissions where registration_id = ${registrationId}`,
        );
        await tx.execute(sql`select 1 from registrations where id = ${registrationId} for update`);
        return before.length === 0;
      });
    const hold = sql`select 1 from registrations where id = ${registrationId} for update`;
    expect(await collide(app, hold, [look, look])).toEqual([true, true]);
  });

  test('a registration cancelled while its ticket is read lets nobody in', async () => {
    const { text, registrationId } = await ticket('吴桐');
    const cancelling = sql`update registrations set state = 'cancelled', cancelled_at = now()
      where id = ${registrationId}`;
    expect(await collide(app, cancelling, [() => gate.read(text)])).toMatchObject([{ result: 'cancelled' }]);
    expect(await admitted()).toHaveLength(0);
  });

  test('an admission taken back falls to the next scan that let the person in; the scan is taken back once', async () => {
    const { text } = await ticket('沈一鸣');
    const first = gate.scan(text);
    await gate.send(first);
    app.clock.set('2026-08-22T09:30:00+08:00');
    const again = givenDevice(app, eventId, office.caseworker, '2 号门');
    await again.read(text);
    replyOf(await undo(first.id));
    expect(await admitted()).toMatchObject([{ gate: '2 号门', at: new Date('2026-08-22T09:30:00+08:00') }]);
    expect(await undo(first.id)).toMatchObject({ status: 409, body: { code: 'event.scanNotUndoable' } });
    expect(await auditActions(app, eventId)).toContain('event.undoScan');
  });

  test('a kept scan is never changed and never removed', async () => {
    const { text } = await ticket('陆佳');
    await gate.read(text);
    await expect(app.db.$client`update scans set gate = '3 号门'`).rejects.toMatchObject({
      constraint_name: 'scans_are_never_changed',
    });
    await expect(app.db.$client`delete from scans`).rejects.toMatchObject({
      constraint_name: 'scans_are_never_changed',
    });
  });
});

describe('scans told at once', () => {
  test('ten gates share statements, and each is told of its own ticket', async () => {
    const names = ['沈一鸣', '陆佳', '顾晨', '朱敏', '周岚', '吴桐', '郑宁', '王禾', '冯远', '陈可'];
    const tickets = await Promise.all(names.map((name) => ticket(name)));
    let answers: unknown[] = [];
    const seen = await statementsOf(app.db, async () => {
      answers = await Promise.all(tickets.map(({ text }) => gate.read(text)));
    });
    expect(seen.length).toBeLessThan(names.length);
    expect(answers).toMatchObject(
      names.map((name) => ({ result: 'admitted', name: `${name[0]}*${name[2] ?? ''}` })),
    );
    expect(await admitted()).toHaveLength(names.length);
  });

  test('asked of an actor whose session is known already, as the demo does, the answer is the same', async () => {
    const { text } = await ticket('沈一鸣');
    const actor = await loadActor(app.db, office.caseworker.sessionId, app.clock.now());
    const ctx = createContext(app.services, { actor, requestId: 'test', client: 'test' });
    const deviceNow = app.clock.now().toISOString();
    const { answers } = await recordScans(ctx, { id: eventId, deviceNow, scans: [gate.scan(text)] });
    expect(answers).toMatchObject([{ result: 'admitted', name: '沈*鸣' }]);
    const [scan] = await app.db.$client`select scanned_by from scans where event_id = ${eventId}`;
    expect(scan?.scanned_by).toBe(office.caseworker.accountId);
  });

  test('a registration being changed holds up its own scan, not those that came with it', async () => {
    const [first, locked, other] = await Promise.all(['沈一鸣', '陆佳', '顾晨'].map((name) => ticket(name)));
    const waiting = await app.db.transaction(async (tx) => {
      await tx.execute(sql`update registrations set state = 'cancelled', cancelled_at = now()
        where id = ${locked?.registrationId ?? ''}`);
      const [atOnce, later, beside] = [first, locked, other].map((some) => gate.read(some?.text ?? ''));
      expect(await atOnce).toMatchObject({ result: 'admitted' });
      expect(await beside).toMatchObject({ result: 'admitted' });
      return { later };
    });
    expect(await waiting.later).toMatchObject({ result: 'cancelled' });
    expect(await admitted()).toHaveLength(2);
  });

  test('who signed out or lost the role is refused with the next scan, even beside colleagues who may', async () => {
    const account = () => givenAccount(app, [{ role: 'caseworker', unionId: office.xiayang }]);
    const [gone, moved, stays] = [await account(), await account(), await account()];
    const { text } = await ticket('沈一鸣');
    const tell = (as: GivenAccount) => {
      const deviceNow = app.clock.now().toISOString();
      return app.call(doorRoutes.recordScans, { id: eventId, deviceNow, scans: [gate.scan(text)] }, as);
    };
    for (const one of [gone, moved, stays]) replyOf(await tell(one));
    await app.db.update(sessions).set({ endedAt: app.clock.now() }).where(eq(sessions.id, gone.sessionId));
    await app.db
      .update(roleGrants)
      .set({ endedAt: app.clock.now() })
      .where(eq(roleGrants.accountId, moved.accountId));
    const before = (await kept()).length;
    const [outside, lost, well] = await Promise.all([tell(gone), tell(moved), tell(stays)]);
    expect(outside).toMatchObject({ status: 401, body: { code: 'request.notSignedIn' } });
    expect(lost).toMatchObject({ status: 403, body: { code: 'request.forbidden' } });
    expect(well.status).toBe(200);
    expect(await kept()).toHaveLength(before + 1);
    const bad = { id: eventId, deviceNow: 'now', scans: [] };
    expect(await app.call(doorRoutes.recordScans, bad, gone)).toMatchObject({ status: 401 });
    expect(await app.call(doorRoutes.recordScans, bad, stays)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });
});

describe('who stands at the door', () => {
  test('a unit that joins the event checks in too; another one does not find it', async () => {
    const joint = await plan({ coOrganiserIds: [office.yingpu] });
    const { text } = await ticket('顾晨', {}, joint);
    const neighbours = givenDevice(app, joint, office.neighbour, '2 号门');
    expect(await neighbours.read(text)).toMatchObject({ result: 'admitted' });

    const mine = { id: eventId, deviceNow: '2026-08-22T09:00:00+08:00', scans: [gate.scan(text)] };
    expect(await app.call(doorRoutes.recordScans, mine, office.neighbour)).toMatchObject({
      status: 404,
      body: { code: 'event.notFound' },
    });
    expect(await app.call(doorRoutes.readGate, { id: eventId }, office.neighbour)).toMatchObject({
      status: 404,
    });
    expect(await app.call(doorRoutes.recordScans, mine, office.reviewer)).toMatchObject({ status: 403 });
    expect(await kept()).toHaveLength(0);
  });

  test('the list of a device holds codes and masked names and nothing else of a person', async () => {
    const { code, registrationId } = await ticket('欧阳小明');
    const { list } = replyOf(await app.call(doorRoutes.readGate, { id: eventId }, office.caseworker));
    expect(list).toEqual([
      { registrationId, code, state: 'registered', name: '欧**明', admittedAt: null, gate: null },
    ]);
  });

  test('who comes without the code is found by the whole name and the end of the phone number', async () => {
    const { code, personId } = await ticket('朱敏');
    await app.db.update(people).set({ phoneMask: '138****7306' }).where(eq(people.id, personId));
    const find = (name: string, phoneTail: string) =>
      app.call(doorRoutes.findAtDoor, { id: eventId, name, phoneTail }, office.caseworker);
    expect(replyOf(await find('朱敏', '7306')).items).toEqual([{ code, name: '朱*', admitted: false }]);
    expect(replyOf(await find('朱', '7306')).items).toEqual([]);
    expect(replyOf(await find('朱敏', '7307')).items).toEqual([]);
  });

  test('a confirmed company is here once its people came; one that only asked is not on the list', async () => {
    const [here, asked] = [
      await office.records.company(office.xiayang),
      await office.records.company(office.xiayang),
    ];
    const at = app.clock.now();
    const row = (companyId: string, state: 'approved' | 'applied') => ({
      id: randomUUID(),
      eventId,
      companyId,
      state,
      movedAt: at,
      movedBy: randomUUID(),
    });
    await app.db.insert(eventCompanies).values([row(here, 'approved'), row(asked, 'applied')]);
    const set = (companyId: string, come: boolean) =>
      app.call(doorRoutes.setCompanyArrival, { id: eventId, companyId, here: come }, office.caseworker);
    expect(replyOf(await set(here, true))).toEqual({ here: true });
    expect(await set(asked, true)).toMatchObject({
      status: 404,
      body: { code: 'event.companyNotAttending' },
    });
    expect(await counts()).toMatchObject({ companies: 1, companiesHere: 1 });
    replyOf(await set(here, false));
    expect(await counts()).toMatchObject({ companies: 1, companiesHere: 0 });
  });
});

describe('the evening of the event', () => {
  test('arrivals by quarter of an hour and gate are what was scanned', async () => {
    const second = givenDevice(app, eventId, office.caseworker, '2 号门');
    const people = await Promise.all(['沈一鸣', '陆佳', '顾晨'].map((name) => ticket(name)));
    app.clock.set('2026-08-22T09:14:59+08:00');
    await gate.read(people[0]?.text ?? '');
    app.clock.set('2026-08-22T09:15:00+08:00');
    await second.read(people[1]?.text ?? '');
    await second.read('', { way: 'walkIn' });
    app.clock.set('2026-08-22T09:40:00+08:00');
    await gate.read(people[2]?.text ?? '');
    const { quarters, gates } = replyOf(
      await app.call(doorRoutes.readArrivals, { id: eventId }, office.caseworker),
    );
    expect(quarters).toEqual([
      { at: '2026-08-22T01:00:00.000Z', people: 1 },
      { at: '2026-08-22T01:15:00.000Z', people: 2 },
      { at: '2026-08-22T01:30:00.000Z', people: 1 },
    ]);
    expect(gates).toEqual([
      { gate: '1 号门', people: 2 },
      { gate: '2 号门', people: 2 },
    ]);
  });

  test('all scans are listed, latest first, with what each device said', async () => {
    const { text } = await ticket('朱敏');
    await gate.send(gate.offline(text));
    app.clock.set('2026-08-22T09:05:00+08:00');
    await gate.read(text);
    const { items, total } = replyOf(
      await app.call(doorRoutes.listScans, { id: eventId }, office.caseworker),
    );
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { result: 'already', offline: false, saidOffline: null, undone: false },
      { result: 'admitted', offline: true, saidOffline: 'admitted', scannedGate: '1 号门' },
    ]);
  });

  test('a batch of two hundred scans is one statement, which asks about the session itself', async () => {
    const { text } = await ticket('周岚');
    const walkIns = Array.from({ length: 199 }, () => gate.scan('', { way: 'walkIn' }));
    const seen = await statementsOf(app.db, () => gate.send(gate.scan(text), ...walkIns));
    expect(seen).toHaveLength(1);
    expect(await counts()).toMatchObject({ admitted: 1, walkIns: 199 });
  });
});
