import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { applicationSteps } from '@sunshine/contract/applications/status.ts';
import { type ApplicationState, applicationStates } from '@sunshine/contract/applications/vocabulary.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { auditActions, stateAndSteps, waitingNotices } from '../support/given/application-probes.ts';
import {
  type GivenApplication,
  type GivenHiring,
  givenHiring,
  interviewTime,
} from '../support/given/applications.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());

/** Every verb of either side with the step it takes; the table of the contract says whether it may. */
const verbs = {
  invite: {
    by: 'recruiter',
    to: 'interview',
    run: ({ id }) =>
      app.call(
        routes.inviteApplicant,
        { id, interviewAt: interviewTime, place: '新协路 1 号' },
        given.recruiter,
      ),
  },
  inviteToSlots: {
    by: 'recruiter',
    to: 'interview',
    run: async ({ id, positionId }) => {
      await givenSlot(positionId);
      return app.call(interviewRoutes.inviteToSlots, { id }, given.recruiter);
    },
  },
  takeSlot: {
    by: 'graduate',
    to: 'interview',
    run: async ({ id, positionId, graduate }) => {
      const slotId = await givenSlot(positionId);
      // Whoever is invited is to choose: a fixed time is answered, not swapped for a slot.
      await app.db.$client`update applications set interview_at = null where id = ${id}`;
      return app.call(interviewRoutes.takeSlot, { id, slotId }, graduate);
    },
  },
  decline: {
    by: 'recruiter',
    to: 'declined',
    run: ({ id }) => app.call(routes.declineApplicant, { id, reason: 'skills' }, given.recruiter),
  },
  offer: {
    by: 'recruiter',
    to: 'offered',
    run: ({ id }) => app.call(routes.offerApplicant, { id }, given.recruiter),
  },
  companyStart: {
    by: 'recruiter',
    to: 'accepted',
    run: ({ id }) => app.call(routes.confirmApplicantStart, { id, startOn: '2026-08-20' }, given.recruiter),
  },
  withdraw: {
    by: 'graduate',
    to: 'withdrawn',
    run: ({ id, graduate }) => app.call(routes.withdrawApplication, { id }, graduate),
  },
  answerInterview: {
    by: 'graduate',
    to: 'interview',
    run: ({ id, graduate }) => app.call(routes.answerInterview, { id, answer: 'accepted' }, graduate),
  },
  acceptOffer: {
    by: 'graduate',
    to: 'accepted',
    run: ({ id, graduate }) => app.call(routes.answerOffer, { id, answer: 'accepted' }, graduate),
    onlyFrom: ['offered'],
  },
  declineOffer: {
    by: 'graduate',
    to: 'offerDeclined',
    run: ({ id, graduate }) => app.call(routes.answerOffer, { id, answer: 'offerDeclined' }, graduate),
  },
  graduateStart: {
    by: 'graduate',
    to: 'accepted',
    run: ({ id, graduate }) => app.call(routes.confirmOwnStart, { id, startOn: '2026-08-20' }, graduate),
    onlyFrom: ['accepted'],
  },
} satisfies Record<string, Verb>;
/** A free slot of a position, on a day of its own. */
let days = 0;
async function givenSlot(positionId: string): Promise<string> {
  days += 1;
  const day = new Date(Date.UTC(2027, 0, days)).toISOString().slice(0, 10);
  const more = { from: '09:00', until: '09:30', minutes: 30, place: '新协路 1 号', lane: `${days}` };
  replyOf(await app.call(interviewRoutes.createSlots, { id: positionId, day, ...more }, given.recruiter));
  const { items } = replyOf(await app.call(interviewRoutes.listSlots, { id: positionId }, given.recruiter));
  return items.find(({ lane }) => lane === `${days}`)?.id ?? '';
}

interface Verb {
  by: 'recruiter' | 'graduate';
  to: ApplicationState;
  run(application: GivenApplication): Promise<{ status: number; body: unknown }>;
  /** The table allows the step from elsewhere too, but by another verb. */
  onlyFrom?: ApplicationState[];
}

function allowed(from: ApplicationState, { by, to, onlyFrom }: Verb): boolean {
  const steps: Partial<Record<string, Partial<Record<string, readonly string[]>>>> = applicationSteps;
  return (steps[from]?.[to]?.includes(by) ?? false) && (onlyFrom?.includes(from) ?? true);
}

describe('every step of an application is taken by the roles of the table and by nobody else', () => {
  const cells = Object.keys(applicationStates).flatMap((from) =>
    Object.entries(verbs).map(([verb, how]) => ({ from: from as ApplicationState, verb, how: how as Verb })),
  );
  test.each(
    cells.map(
      (cell) => [cell.from, cell.verb, allowed(cell.from, cell.how) ? 'moves' : 'refused', cell] as const,
    ),
  )('%s, %s: %s', async (from, _verb, _expectation, { how }) => {
    const application = await given.application(from);
    const before = await stateAndSteps(app, application.id);
    expect(before.state).toBe(from);
    const reply = await how.run(application);
    const after = await stateAndSteps(app, application.id);
    if (allowed(from, how)) {
      expect(reply).toMatchObject({ status: 200, body: { id: application.id, state: how.to } });
      expect(after).toEqual({ state: how.to, steps: before.steps + 1 });
    } else {
      expect(reply.status).toBe(409);
      expect(['application.ended', 'request.stepNotAllowed']).toContain(
        (reply.body as { code: string }).code,
      );
      expect(after).toEqual(before);
    }
  });

  test.each(
    Object.keys(applicationStates) as ApplicationState[],
  )('the daily look a year later takes the steps of the system with a %s application, and no others', async (from) => {
    const { id } = await given.application(from);
    const before = await stateAndSteps(app, id);
    app.clock.set('2027-08-11T09:00:00+08:00');
    await given.watchSilence();
    app.clock.set(testMorning);
    const after = await stateAndSteps(app, id);
    const silent = ['submitted', 'viewed', 'interview'].includes(from);
    expect(after).toEqual(silent ? { state: 'closed', steps: before.steps + 1 } : before);
  });

  test.each(
    Object.keys(applicationStates) as ApplicationState[],
  )('opening a %s application marks only a new one as viewed', async (from) => {
    const application = await given.application(from);
    const reply = replyOf(await app.call(routes.viewApplicant, { id: application.id }, given.recruiter));
    expect(reply.state).toBe(from === 'submitted' ? 'viewed' : from);
    expect((await stateAndSteps(app, application.id)).state).toBe(reply.state);
  });
});

describe('applying', () => {
  test('a second click finds the first application and changes nothing', async () => {
    const graduate = await given.graduate();
    const first = replyOf(
      await app.call(routes.apply, { id: given.positionId, message: '可以随时到岗' }, graduate),
    );
    const second = replyOf(await app.call(routes.apply, { id: given.positionId }, graduate));
    expect(first).toEqual({ id: first.id, state: 'submitted', created: true });
    expect(second).toEqual({ id: first.id, state: 'submitted', created: false });
    expect(await stateAndSteps(app, first.id)).toEqual({ state: 'submitted', steps: 1 });
    expect(await auditActions(app, first.id)).toEqual(['application.submit']);
  });

  test('two tabs that apply at the same moment make one application', async () => {
    const graduate = await given.graduate();
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => app.call(routes.apply, { id: given.positionId }, graduate)),
    );
    const bodies = replies.map(replyOf);
    expect(bodies.filter((body) => body.created)).toHaveLength(1);
    expect(new Set(bodies.map((body) => body.id)).size).toBe(1);
    const [row] = await app.db
      .$client`select count(*)::int as n from applications where person_id = ${graduate.personId}`;
    expect(row?.n).toBe(1);
    const jobs = await waitingNotices(app, `application-submitted:${bodies[0]?.id}`);
    expect(jobs).toHaveLength(1);
  });

  test('who has withdrawn may apply again', async () => {
    const { graduate, id } = await given.application('withdrawn');
    const again = replyOf(await app.call(routes.apply, { id: given.positionId }, graduate));
    expect(again.created).toBe(true);
    expect(again.id).not.toBe(id);
  });

  test.each([
    ['paused', { state: 'paused' as const }, 409, 'application.positionNotOpen'],
    ['closed', { state: 'closed' as const }, 409, 'application.positionNotOpen'],
    ['past its last day', { validUntil: '2026-08-10' }, 409, 'application.positionNotOpen'],
    [
      'never published',
      { state: 'draft' as const, firstPublishedOn: null, publishedAt: null },
      404,
      'application.positionNotFound',
    ],
  ])('a position that is %s takes no application', async (_case, more, status, code) => {
    const positionId = await given.position(more);
    const graduate = await given.graduate();
    const reply = await app.call(routes.apply, { id: positionId }, graduate);
    expect(reply).toMatchObject({ status, body: { code } });
  });

  test('on its last day a position still takes applications', async () => {
    const positionId = await given.position({ validUntil: '2026-08-11' });
    const reply = await app.call(routes.apply, { id: positionId }, await given.graduate());
    expect(reply.status).toBe(200);
  });

  test('a company that is not verified takes no application', async () => {
    const companyId = await given.records.company(given.xiayang);
    const positionId = await given.records.position(companyId, given.xiayang);
    await app.db.$client`update companies set state = 'suspended' where id = ${companyId}`;
    const reply = await app.call(routes.apply, { id: positionId }, await given.graduate());
    expect(reply).toMatchObject({ status: 409, body: { code: 'application.positionNotOpen' } });
  });

  test('a résumé without a phone and a degree is not sent, and what is missing is named', async () => {
    const graduate = await given.graduate({ phone: null, study: false });
    const reply = await app.call(routes.apply, { id: given.positionId }, graduate);
    expect(reply).toMatchObject({ status: 422, body: { code: 'application.resumeIncomplete' } });
    expect(Object.keys((reply.body as { fields: object }).fields)).toEqual(['phone', 'study']);
    expect(replyOf(await app.call(routes.ownResume, {}, graduate)).missing).toEqual(['phone', 'study']);
  });

  test('the company keeps what was sent, whatever the résumé becomes later', async () => {
    const graduate = await given.graduate({ phone: '19900001234' });
    await app.call(
      routes.saveResume,
      { skills: '初级会计证', experience: '实习 4 个月', email: 'shen@example.com' },
      graduate,
    );
    const { id } = replyOf(
      await app.call(routes.apply, { id: given.positionId, message: '可以随时到岗' }, graduate),
    );
    await app.call(routes.saveResume, { skills: '改过的技能', phone: '199 0000 9999' }, graduate);
    expect(replyOf(await app.call(routes.ownResume, {}, graduate))).toMatchObject({
      skills: '改过的技能',
      phone: '19900009999',
      email: null,
    });
    const seen = replyOf(await app.call(routes.readApplicant, { id }, given.recruiter));
    expect(seen.resume).toEqual({
      name: '沈一鸣',
      phone: '19900001234',
      email: 'shen@example.com',
      school: '上海商贸职业学院',
      major: '会计',
      degree: '本科',
      graduationYear: 2026,
      skills: '初级会计证',
      experience: '实习 4 个月',
    });
    expect(seen.message).toBe('可以随时到岗');
  });

  test('a withdrawn application shows the company no more than the name and the course', async () => {
    const { id } = await given.application('withdrawn');
    const seen = replyOf(await app.call(routes.readApplicant, { id }, given.recruiter));
    expect(seen).toMatchObject({ resume: null, message: '', skills: '', state: 'withdrawn' });
  });
});
