import { certificateRoutes as routes } from '@sunshine/contract/events/certificate-routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { attachments } from '@sunshine/db/schema/attachments.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { needRows } from '../support/given/application-probes.ts';
import { givenPdf } from '../support/given/files.ts';
import { givenTrainingOffice, type TrainingOffice } from '../support/given/training-office.ts';
import { uploadTo } from '../support/upload.ts';

let app: TestApp;
let office: TrainingOffice;
let caseworker: TrainingOffice['caseworker'];
beforeAll(async () => {
  app = await startTestApp();
  office = await givenTrainingOffice(app);
  ({ caseworker } = office);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

let numbers = 0;
const number = (): string => {
  numbers += 1;
  return `T3101-${1000 + numbers}`;
};
const paid = {
  name: '低压电工作业证',
  issuer: '应急管理部',
  help: 'feePaid',
  helpNote: '考试费 300 元由工会付',
} as const;
const row = (personId: string, more: object = {}) => ({
  personId,
  number: number(),
  issuedOn: '2026-08-10',
  ...more,
});
const record = (input: object, as = caseworker) =>
  app.call(routes.recordCertificates, { ...paid, rows: [], ...input }, as);

describe('a certificate obtained with union help', () => {
  test('is kept with its number, counts in 03B, and opens the need of who had none', async () => {
    const person = await office.graduate('沈一鸣');
    const [before = 0] = await office.figures(['03B']);
    const reply = replyOf(await record({ rows: [row(person, { number: 'T-1' })] }));
    expect(reply).toMatchObject({ entered: 1, rows: [{ name: '沈*鸣', outcome: 'entered' }] });
    expect(await office.figures(['03B'])).toEqual([before + 1]);
    expect(await needRows(app, person)).toEqual([
      { opened_on: '2026-08-10', closed_on: null, closed_by: null },
    ]);
    const [kept] = replyOf(await app.call(routes.listCertificates, { q: 'T-1' }, caseworker)).items;
    expect(kept).toMatchObject({
      personName: '沈*鸣',
      number: 'T-1',
      unionName: '夏阳街道',
      help: 'feePaid',
      helpNote: '考试费 300 元由工会付',
      cancelledAt: null,
    });
    const [entry] = await app.db.$client`select action, actor_role, union_id, detail from audit_entries
      where subject_id = ${kept?.id ?? ''}`;
    expect(entry).toMatchObject({
      action: 'certificate.record',
      actor_role: 'caseworker',
      union_id: office.xiayang,
      detail: { name: '低压电工作业证' },
    });
  });

  test('several of a finished class are kept in one go at its unit, one outcome a row', async () => {
    const [first, second, outsider] = [
      await office.graduate('许安'),
      await office.graduate('陆佳'),
      await office.graduate('孟可'),
    ];
    const classId = await office.finished({ unionId: office.grassroots, people: [first, second] });
    const taken = number();
    replyOf(await record({ rows: [row(outsider, { number: taken })] }));
    const reply = replyOf(
      await record({
        help: 'class',
        helpNote: null,
        classId,
        rows: [row(first), row(second, { number: taken }), row(outsider)],
      }),
    );
    expect(reply.entered).toBe(1);
    expect(reply.rows.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['许*', 'entered'],
      ['陆*', 'numberTaken'],
      [null, 'notFound'],
    ]);
    const list = replyOf(await app.call(routes.listCertificates, { classId }, caseworker));
    expect(list.items).toMatchObject([{ unionName: '城北社区', classTitle: '低压电工取证班' }]);
    const training = replyOf(await app.call(trainingRoutes.readTraining, { id: classId }, caseworker));
    expect(training.enrolments.map((each) => [each.name, each.certificates])).toEqual([
      ['许*', 1],
      ['陆*', 0],
    ]);
  });

  test('many at once are one entry of the trail, about the unit, with all of them named', async () => {
    const people = [await office.graduate('许安'), await office.graduate('陆佳')];
    replyOf(await record({ rows: people.map((each) => row(each)) }));
    const [entry] = await app.db.$client`select subject_type, subject_id, detail from audit_entries
      where action = 'certificate.record' order by id desc limit 1`;
    expect(entry).toMatchObject({ subject_type: 'union', subject_id: office.xiayang });
    const named = entry?.['detail']['certificates'] as { personId: string }[];
    expect(named.map(({ personId }) => personId)).toEqual(people);
  });

  test('a renewal is kept and never counted, nor does it open a need', async () => {
    const person = await office.graduate('田甜');
    const before = await office.figures(['03B', '01E']);
    replyOf(await record({ renewal: true, rows: [row(person)] }));
    expect(await office.figures(['03B', '01E'])).toEqual(before);
    expect(await needRows(app, person)).toEqual([]);
    const renewals = replyOf(await app.call(routes.listCertificates, { show: 'renewals' }, caseworker));
    expect(renewals.items.map((each) => each.personId)).toEqual([person]);
  });

  test('says how the union helped: the class for one kind of help, what was paid for the others', async () => {
    const person = await office.graduate('许安');
    const planned = await office.plan();
    await office.enrol(planned, [person]);
    const rows = [row(person)];
    const refused = [
      [{ help: 'class', helpNote: null }, 422, 'certificate.classNeeded'],
      [{ help: 'class', helpNote: null, classId: planned }, 422, 'certificate.classNeeded'],
      [{ classId: planned }, 422, 'certificate.classNotAsked'],
      [{ helpNote: '' }, 422, 'certificate.noteNeeded'],
      [{ rows: [row(person, { issuedOn: '2026-08-12' })] }, 422, 'certificate.inFuture'],
      [{ rows: [] }, 400, 'request.invalid'],
    ] as const;
    for (const [input, status, code] of refused)
      expect(await record({ rows, ...input })).toMatchObject({ status, body: { code } });
    expect(replyOf(await record({ rows: [row(person, { issuedOn: '2026-08-11' })] })).entered).toBe(1);
  });
});

describe('a certificate entered by mistake', () => {
  test('is cancelled with a reason: it counts no more, its need is gone, its number is free', async () => {
    const person = await office.graduate('田甜');
    const [before = 0] = await office.figures(['03B']);
    const rows = [row(person)];
    replyOf(await record({ rows }));
    const q = rows[0]?.number ?? '';
    const [kept] = replyOf(await app.call(routes.listCertificates, { q }, caseworker)).items;
    const id = kept?.id ?? '';
    const cancelled = replyOf(
      await app.call(routes.cancelCertificate, { id, reason: '编号抄错了' }, caseworker),
    );
    expect(cancelled).toMatchObject({ cancellationReason: '编号抄错了' });
    expect(await office.figures(['03B'])).toEqual([before]);
    expect(await needRows(app, person)).toEqual([]);
    expect(await app.call(routes.cancelCertificate, { id, reason: '编号抄错了' }, caseworker)).toMatchObject({
      status: 409,
      body: { code: 'certificate.alreadyCancelled' },
    });
    const shown = replyOf(await app.call(routes.listCertificates, { q, show: 'cancelled' }, caseworker));
    expect(shown.items).toMatchObject([{ id, cancellationReason: '编号抄错了' }]);
    const [entry] = await app.db.$client`select reason from audit_entries
      where subject_id = ${id} and action = 'certificate.cancel'`;
    expect(entry).toMatchObject({ reason: '编号抄错了' });
    expect(replyOf(await record({ rows })).entered).toBe(1);
  });

  test('keeps the class it came from from being called off until it is cancelled', async () => {
    const person = await office.graduate('许安');
    const classId = await office.finished({ people: [person] });
    replyOf(await record({ help: 'class', helpNote: null, classId, rows: [row(person)] }));
    replyOf(await app.call(trainingRoutes.correctTraining, { id: classId, reason: '点名错了' }, caseworker));
    const off = () =>
      app.call(trainingRoutes.cancelTraining, { id: classId, reason: '其实没有办' }, caseworker);
    expect(await off()).toMatchObject({ status: 409, body: { code: 'training.hasCertificates' } });
    const [kept] = replyOf(await app.call(routes.listCertificates, { classId }, caseworker)).items;
    replyOf(await app.call(routes.cancelCertificate, { id: kept?.id ?? '', reason: '没有考' }, caseworker));
    replyOf(await off());
  });
});

describe('scope', () => {
  test('to another unit a certificate is the same 404 as a missing one, and its people are unknown', async () => {
    const person = await office.graduate('许安');
    replyOf(await record({ rows: [row(person, { number: 'SCOPE-1' })] }));
    const [kept] = replyOf(await app.call(routes.listCertificates, { q: 'SCOPE' }, caseworker)).items;
    for (const id of [kept?.id ?? '', '0198c0de-0000-7000-8000-000000000000']) {
      const replies = [
        await app.call(routes.readCertificate, { id }, office.neighbour),
        await app.call(routes.cancelCertificate, { id, reason: '记错了' }, office.neighbour),
        await app.call(routes.listCertificateFiles, { id }, office.neighbour),
      ];
      for (const reply of replies)
        expect(reply).toMatchObject({ status: 404, body: { code: 'certificate.notFound' } });
    }
    expect(replyOf(await app.call(routes.listCertificates, {}, office.neighbour)).total).toBe(0);
    const theirs = replyOf(await record({ rows: [row(person)] }, office.neighbour));
    expect(theirs).toMatchObject({ entered: 0, rows: [{ outcome: 'notFound', name: null }] });
    const classId = await office.finished({ people: [person] });
    expect(
      await record({ help: 'class', helpNote: null, classId, rows: [row(person)] }, office.neighbour),
    ).toMatchObject({ status: 404, body: { code: 'training.notFound' } });
  });

  test('a reviewer reads, and keeps nothing', async () => {
    const person = await office.graduate('许安');
    replyOf(await app.call(routes.listCertificates, {}, office.reviewer));
    expect(await record({ rows: [row(person)] }, office.reviewer)).toMatchObject({
      status: 403,
      body: { code: 'request.forbidden' },
    });
  });
});

test('the certificate itself is kept as a file of the record', async () => {
  const person = await office.graduate('许安');
  replyOf(await record({ rows: [row(person, { number: 'FILE-1' })] }));
  const [kept] = replyOf(await app.call(routes.listCertificates, { q: 'FILE-1' }, caseworker)).items;
  const id = kept?.id ?? '';
  const file = { name: '证书.pdf', bytes: givenPdf() };
  const added = await uploadTo(app, routes.addCertificateFile, { id }, file, caseworker);
  expect(added.status).toBe(200);
  const [stored] = await app.db.select().from(attachments).where(eq(attachments.ownerId, id));
  expect(stored).toMatchObject({ ownerType: 'certificate', unionId: office.xiayang, name: '证书.pdf' });
});

test('two workers who enter the same number at once: one keeps it, the other is told', async () => {
  const people = [await office.graduate('许安'), await office.graduate('陆佳')];
  const rows = people.map((personId) => row(personId, { number: 'RACE-1' }));
  const replies = await Promise.all(rows.map((each) => record({ rows: [each] })));
  const outcomes = replies.map((reply) => replyOf(reply).rows[0]?.outcome);
  expect(outcomes.sort()).toEqual(['entered', 'numberTaken']);
  const kept = await app.db.$client`select 1 from certificates where number = 'RACE-1'`;
  expect(kept).toHaveLength(1);
});

test('a certificate cancelled by two at once is cancelled once: the row is locked before it is judged', async () => {
  const person = await office.graduate('许安');
  replyOf(await record({ rows: [row(person, { number: 'RACE-2' })] }));
  const [kept] = replyOf(await app.call(routes.listCertificates, { q: 'RACE-2' }, caseworker)).items;
  const id = kept?.id ?? '';
  const cancel = () => app.call(routes.cancelCertificate, { id, reason: '记错了' }, caseworker);
  const replies = await collide(app, sql`select 1 from certificates where id = ${id} for update`, [
    cancel,
    cancel,
  ]);
  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
});
