import { setTimeout as pause } from 'node:timers/promises';
import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import type { ApplicationState, StepActor } from '@sunshine/contract/applications/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { writeStep } from '@sunshine/db/queries/applications/move-application.ts';
import { requireApplicationStep } from '@sunshine/server/modules/applications/take-step.ts';
import { RefusalError } from '@sunshine/server/refusal.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { placementRows, stateAndSteps } from '../support/given/application-probes.ts';
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

/**
 * Two steps at the same moment, each: read the state, ask the table, wait for the other to have read, write. A lock
 * lets only one of them read, so `patience` ends the waiting, in milliseconds; without a lock nobody need give up.
 */
async function raceOf(
  read: (tx: Transaction, application: GivenApplication) => Promise<ApplicationState>,
  patience: number,
): Promise<{ state: ApplicationState; told: string[] }> {
  const application = await given.application('viewed');
  const bothHaveRead = meeting(2);
  const withdrawn = Promise.withResolvers<void>();
  const atMost = (what: Promise<void>) => Promise.race([what, pause(patience)]);
  const take = (to: ApplicationState, by: StepActor) =>
    app.db.transaction(async (tx) => {
      const from = await read(tx, application);
      requireApplicationStep(from, to, by);
      await atMost(bothHaveRead());
      // The company's is the slower pen, so that unguarded it writes last.
      if (by === 'recruiter') await atMost(withdrawn.promise);
      const at = app.clock.now();
      await writeStep(tx, application.id, {
        stepId: app.services.newId(at),
        from,
        to,
        at,
        actorRole: by,
        actorAccountId: null,
        note: null,
      });
    });
  const withdraw = take('withdrawn', 'graduate');
  withdraw.then(withdrawn.resolve, withdrawn.resolve);
  const told = await Promise.all(
    [withdraw, take('interview', 'recruiter')].map((each) =>
      each.then(
        () => 'done',
        (error: unknown) => (error instanceof RefusalError ? error.code : Promise.reject(error)),
      ),
    ),
  );
  return { state: (await stateAndSteps(app, application.id)).state, told };
}

function meeting(size: number): () => Promise<void> {
  let arrived = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return () => {
    arrived += 1;
    if (arrived === size) resolve();
    return promise;
  };
}

describe('a graduate withdraws while the company invites', () => {
  test('the lock leaves one stated outcome: withdrawn, and the company is told or had invited before', async () => {
    const { state, told } = await raceOf(async (tx, { id, graduate }) => {
      const row = await lockApplication(tx, { personId: graduate.personId }, id);
      return row?.state ?? 'closed';
    }, 300);
    expect(state).toBe('withdrawn');
    expect([
      ['done', 'application.ended'],
      ['done', 'done'],
    ]).toContainEqual(told);
  });

  test('control: without the lock an invitation goes out to somebody who has withdrawn', async () => {
    const { state, told } = await raceOf(async (_tx, { id }) => (await stateAndSteps(app, id)).state, 10_000);
    expect(told).toEqual(['done', 'done']);
    expect(state).toBe('interview');
  });

  test('through the API, many times over, a withdrawn application stays withdrawn', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, graduate } = await given.application('viewed');
      const [invited, withdrawn] = await Promise.all([
        app.call(
          routes.inviteApplicant,
          { id, interviewAt: interviewTime, place: '新协路 1 号' },
          given.recruiter,
        ),
        app.call(routes.withdrawApplication, { id }, graduate),
      ]);
      expect(withdrawn.status).toBe(200);
      expect([200, 409]).toContain(invited.status);
      if (!invited.ok) expect(invited.body.message).toBe('对方已经撤回这份投递，刚才这一步没有发出。');
      expect((await stateAndSteps(app, id)).state).toBe('withdrawn');
    }
  });
});

test('hired at two companies for the same day at the same moment, a person has one placement', async () => {
  const graduate = await given.graduate();
  const first = await given.application('accepted', { graduate, positionId: await given.position() });
  const second = await given.application('accepted', { graduate, positionId: await given.position() });
  const startOn = '2026-08-11';
  for (const { id } of [first, second])
    await app.call(routes.confirmApplicantStart, { id, startOn }, given.recruiter);
  const replies = await Promise.all(
    [first, second].map(({ id }) => app.call(routes.confirmOwnStart, { id, startOn }, graduate)),
  );
  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  const states = await Promise.all(
    [first, second].map(async ({ id }) => (await stateAndSteps(app, id)).state),
  );
  expect(states.sort()).toEqual(['closed', 'hired']);
  expect(await placementRows(app, graduate.personId)).toHaveLength(1);
});

test('applying while being hired elsewhere leaves no open application unseen', async () => {
  const graduate = await given.graduate();
  const { id } = await given.application('accepted', { graduate, positionId: await given.position() });
  await app.call(routes.confirmApplicantStart, { id, startOn: '2026-08-11' }, given.recruiter);
  const elsewhere = await given.position();
  const [hired, applied] = await Promise.all([
    app.call(routes.confirmOwnStart, { id, startOn: '2026-08-11' }, graduate),
    app.call(routes.apply, { id: elsewhere }, graduate),
  ]);
  expect([hired.status, applied.status]).toEqual([200, 200]);
  const [row] = await app.db.$client<{ state: string; late: boolean }[]>`
    select a.state, exists (select 1 from application_steps s where s.application_id = a.id and s.to_state = 'closed') as late
    from applications a where a.person_id = ${graduate.personId} and a.position_id = ${elsewhere}`;
  expect([
    { state: 'closed', late: true },
    { state: 'submitted', late: false },
  ]).toContainEqual({ ...row });
});
