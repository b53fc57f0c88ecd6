import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { stateAndSteps, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring, interviewTime, startDay } from '../support/given/applications.ts';
import { givenAccount } from '../support/given/people.ts';
import { sheetRows, workbook } from '../support/read-documents.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());

describe('who may see what', () => {
  test('another graduate and another company find nothing, whichever verb they try', async () => {
    const application = await given.application('offered');
    const companyId = await given.records.company(given.xiayang);
    const rival = await givenAccount(app, [{ role: 'recruiter', companyId }]);
    const other = await given.graduate({ name: '陆佳' });
    const { id } = application;
    const start = { id, startOn: startDay };
    const replies = await Promise.all([
      app.call(routes.readApplicant, { id }, rival),
      app.call(routes.viewApplicant, { id }, rival),
      app.call(routes.declineApplicant, { id, reason: 'filled' }, rival),
      app.call(routes.inviteApplicant, { id, interviewAt: interviewTime, place: '新协路' }, rival),
      app.call(routes.offerApplicant, { id }, rival),
      app.call(routes.confirmApplicantStart, start, rival),
      app.call(routes.listApplicants, { positionId: application.positionId }, rival),
      app.call(routes.readOwnApplication, { id }, other),
      app.call(routes.withdrawApplication, { id }, other),
      app.call(routes.answerOffer, { id, answer: 'accepted' }, other),
      app.call(routes.answerInterview, { id, answer: 'accepted' }, other),
      app.call(routes.confirmOwnStart, start, other),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 404));
    expect((await stateAndSteps(app, id)).state).toBe('offered');
  });

  test('a company sees what the graduate sent and nothing else', async () => {
    const graduate = await given.graduate({ unionId: given.grassroots, name: '顾言' });
    await given.records.need(graduate.personId, { openedOn: '2026-03-02', note: '困难家庭毕业生' });
    const targeted = await given.position({
      preference: 'targeted',
      preferredOn: '2026-02-01',
      preferredHeadcount: 3,
    });
    const { id } = await given.application('offered', { graduate, positionId: targeted });
    const replies = [
      await app.call(routes.listApplicants, { positionId: targeted, group: 'offered' }, given.recruiter),
      await app.call(routes.readApplicant, { id }, given.recruiter),
      await app.call(routes.viewApplicant, { id }, given.recruiter),
      await app.call(
        routes.answerApplicants,
        { ids: [id], answer: { to: 'declined', reason: 'filled' } },
        given.recruiter,
      ),
    ];
    const [list] = replies;
    expect(list).toMatchObject({ status: 200, body: { items: [{ id, name: '顾言' }], total: 1 } });
    const [household] = await app.db
      .$client`select h.archive_number from households h join household_members m on m.household_id = h.id where m.person_id = ${graduate.personId}`;
    const canaries = [
      graduate.personId,
      graduate.accountId,
      household?.archive_number,
      given.grassroots,
      '城北社区',
      '困难',
      '档案',
      'targeted',
      'preference',
      '定向',
      'union',
      'need',
      'personId',
    ];
    for (const reply of replies) {
      const text = reply.bytes.toString('utf8');
      expect(text).toContain('顾言');
      expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
    }
    expect(Object.keys(JSON.parse(replies[1]?.bytes.toString('utf8') ?? '{}')).sort()).toEqual([
      'afterInterview',
      'asksOtherTime',
      'degree',
      'file',
      'graduationYear',
      'id',
      'interview',
      'interviewAt',
      'major',
      'message',
      'name',
      'positionId',
      'positionTitle',
      'reply',
      'resume',
      'school',
      'silence',
      'skills',
      'start',
      'state',
      'steps',
      'submittedAt',
      'waitingDays',
    ]);
  });

  test('the union reads where the applications of its graduates stand, another street reads none of them', async () => {
    const graduate = await given.graduate({ unionId: given.grassroots, name: '许安' });
    const { id } = await given.application('viewed', { graduate });
    const own = replyOf(await app.call(routes.listScopedApplications, { q: '许' }, given.caseworker));
    expect(own).toMatchObject({
      total: 1,
      items: [
        { id, name: '许*', unionName: '城北社区', state: 'viewed', companyName: '青浦禾澜食品有限公司' },
      ],
    });
    const neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
    expect(replyOf(await app.call(routes.listScopedApplications, { q: '许' }, neighbour)).items).toEqual([]);
  });
});

describe('the company answers', () => {
  test('a batch answers each applicant on its own and says why one was left out', async () => {
    const [first, gone, hired] = [
      await given.application('submitted'),
      await given.application('withdrawn'),
      await given.application('hired'),
    ];
    const companyId = await given.records.company(given.xiayang);
    const foreign = await given.application('submitted', {
      positionId: await given.records.position(companyId, given.xiayang),
    });
    const ids = [first.id, gone.id, hired.id, foreign.id];
    const reply = replyOf(
      await app.call(
        routes.answerApplicants,
        {
          ids,
          answer: { to: 'interview', interviewAt: interviewTime, place: '新协路 1 号', note: '带身份证' },
        },
        given.recruiter,
      ),
    );
    expect(reply.done).toBe(1);
    expect(reply.rows).toEqual([
      { id: first.id, name: '沈一鸣', done: true, state: 'interview', reason: null },
      {
        id: gone.id,
        name: '沈一鸣',
        done: false,
        state: 'withdrawn',
        reason: '对方已经撤回这份投递，刚才这一步没有发出。',
      },
      {
        id: hired.id,
        name: '沈一鸣',
        done: false,
        state: 'hired',
        reason: '对方已经到岗，刚才这一步没有发出。',
      },
      {
        id: foreign.id,
        name: null,
        done: false,
        state: null,
        reason: '没有找到这份投递，请从列表重新进入。',
      },
    ]);
    const [entry] = await app.db
      .$client`select detail from audit_entries where action = 'application.answerMany' and subject_id = ${given.companyId} order by id desc limit 1`;
    expect(entry?.detail).toEqual({ to: 'interview', applications: [first.id] });
    expect((await stateAndSteps(app, foreign.id)).state).toBe('submitted');
  });

  test('two batches over the same people in opposite order both come to an end', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => given.application('submitted')));
    const ids = made.map((each) => each.id);
    const [invited, declined] = await Promise.all([
      app.call(
        routes.answerApplicants,
        { ids, answer: { to: 'interview', interviewAt: interviewTime, place: '新协路 1 号' } },
        given.recruiter,
      ),
      app.call(
        routes.answerApplicants,
        { ids: ids.toReversed(), answer: { to: 'declined', reason: 'filled' } },
        given.recruiter,
      ),
    ]);
    expect([invited.status, declined.status]).toEqual([200, 200]);
    expect(replyOf(declined).done).toBe(6);
    for (const id of ids) expect((await stateAndSteps(app, id)).state).toBe('declined');
  });

  test('an interview in the past is refused with the field named', async () => {
    const { id } = await given.application('viewed');
    const reply = await app.call(
      routes.inviteApplicant,
      { id, interviewAt: '2026-08-10T09:00:00+08:00', place: '新协路' },
      given.recruiter,
    );
    expect(reply).toMatchObject({
      status: 422,
      body: {
        code: 'application.interviewInPast',
        fields: { interviewAt: '这个时间已经过了，换一个以后的时间。' },
      },
    });
  });

  test('the reason of a refusal reaches the graduate as it was chosen and written', async () => {
    const { id, graduate } = await given.application('viewed');
    await app.call(
      routes.declineApplicant,
      { id, reason: 'filled', note: '明年春天还会再招' },
      given.recruiter,
    );
    const seen = replyOf(await app.call(routes.readOwnApplication, { id }, graduate));
    expect(seen).toMatchObject({ state: 'declined', reply: '岗位已招满。明年春天还会再招', contact: null });
    expect((await waitingNotices(app, `application-answered:${id}`))[0]).toMatchObject({
      accountId: graduate.accountId,
      body: '成本会计：岗位已招满。明年春天还会再招。看看相近的岗位。',
    });
  });

  test('asking for another time waits for the company, and a new time waits for the graduate', async () => {
    const { id, graduate } = await given.application('interview');
    const own = async () => replyOf(await app.call(routes.readOwnApplication, { id }, graduate));
    expect(await own()).toMatchObject({
      waitsForYou: true,
      interview: { place: '新协路 1 号', answer: null },
      contact: { name: '周可' },
    });
    app.clock.set('2026-08-11T10:00:00+08:00');
    const silent = await app.call(routes.answerInterview, { id, answer: 'otherTime' }, graduate);
    expect(silent).toMatchObject({ status: 400, body: { fields: { note: '写上你方便的时间。' } } });
    await app.call(routes.answerInterview, { id, answer: 'otherTime', note: '周五下午' }, graduate);
    expect(await own()).toMatchObject({
      waitsForYou: false,
      interview: { answer: 'otherTime', answerNote: '周五下午' },
    });
    expect(replyOf(await app.call(routes.readApplicant, { id }, given.recruiter)).asksOtherTime).toBe(true);
    app.clock.set('2026-08-11T11:00:00+08:00');
    await app.call(
      routes.inviteApplicant,
      { id, interviewAt: '2026-08-14T15:00:00+08:00', place: '新协路 1 号' },
      given.recruiter,
    );
    expect(await own()).toMatchObject({
      waitsForYou: true,
      interview: { at: '2026-08-14T07:00:00.000Z', answer: null },
    });
    app.clock.set('2026-08-11T12:00:00+08:00');
    await app.call(routes.answerInterview, { id, answer: 'accepted' }, graduate);
    expect(await own()).toMatchObject({
      waitsForYou: false,
      interview: { answer: 'accepted', answerNote: null },
    });
    app.clock.set('2026-08-11T09:00:00+08:00');
  });
});

test('the sheet holds the lines of the list as texts, and nothing a spreadsheet would run', async () => {
  const positionId = await given.position({ title: '=1+1' });
  const graduate = await given.graduate({ name: '沈一鸣', phone: '19900008123' });
  await app.db.$client`insert into resumes (person_id, skills, updated_at)
    values (${graduate.personId}, ${'=HYPERLINK("http://x")'}, now())`;
  const { id } = await given.application('submitted', { graduate, positionId });
  const outcome = await app.call(routes.exportApplicants, { positionId }, given.recruiter);
  expect(outcome.status).toBe(200);
  const rows = sheetRows(await workbook(outcome.bytes), '应聘者');
  expect(rows).toHaveLength(2);
  expect(rows[1]?.slice(0, 2)).toEqual(["'=1+1", '沈一鸣']);
  expect(rows[1]?.[6]).toBe('\'=HYPERLINK("http://x")');
  expect(JSON.stringify(rows)).not.toMatch(/19900008123|困难|档案|家庭/);
  expect(rows[1]).toHaveLength(12);
  const entries = await app.db.$client`
    select detail from audit_entries where action = 'application.exportApplicants'`;
  expect(entries.map(({ detail }) => detail)).toEqual([{ group: 'waiting', rows: 1, positionId }]);
  expect(id).toBeDefined();
});
