import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { type AttendingState, attendingStates } from '@sunshine/contract/events/fair-vocabulary.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { attendingSteps } from '@sunshine/contract/events/status.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { eventPositions } from '@sunshine/db/schema/events.ts';
import { booths, eventCompanies } from '@sunshine/db/schema/fairs.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import type { GivenCompany } from '../support/given/companies.ts';
import { type GivenFairs, givenFairs } from '../support/given/fairs.ts';
import { runJobs } from '../support/jobs.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenFairs;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-12T10:00:00+08:00' });
  given = await givenFairs(app);
});
afterAll(() => app?.close());
beforeEach(async () => {
  await app.db.$client`truncate events cascade`;
});

const routes = attendingRoutes;
const invite = (id: string, companyIds: string[], as: Caller = given.caseworker) =>
  app.call(routes.inviteCompanies, { id, companyIds }, as);
const apply = (id: string, company: GivenCompany, wish = '') =>
  app.call(routes.applyToFair, { id, wish }, company.recruiter);
const answer = (id: string, company: GivenCompany, accept: boolean) =>
  app.call(routes.answerInvitation, { id, accept }, company.recruiter);
const leave = (id: string, company: GivenCompany) =>
  app.call(routes.withdrawFromFair, { id }, company.recruiter);
const decide = (id: string, ids: string[], to: 'approved' | 'rejected' | 'withdrawn', reason = '') =>
  app.call(routes.decideAttending, { id, ids, to, reason }, given.caseworker);
const rowOf = async (id: string, company: GivenCompany) => {
  const rows = await app.db.select().from(eventCompanies).where(eq(eventCompanies.eventId, id));
  return rows.find((row) => row.companyId === company.id);
};

describe('invitation', () => {
  test('several companies are invited at once, each with its own outcome, and told once', async () => {
    const id = await given.fair();
    const [first, second] = [await given.company(), await given.company()];
    replyOf(await invite(id, [second.id]));
    await app.db.$client`update companies set state = 'suspended' where id = ${second.id}`;
    const nobody = '01990000-0000-7000-8000-000000000000';
    const { done, rows } = replyOf(await invite(id, [first.id, second.id, nobody]));
    await app.db.$client`update companies set state = 'verified' where id = ${second.id}`;
    expect(done).toBe(1);
    const reasonOf = (companyId: string) => rows.find((row) => row.id === companyId)?.reason;
    expect([reasonOf(first.id), reasonOf(second.id), reasonOf(nobody)]).toEqual([
      null,
      '这家单位还没有核实，或者已经暂停。',
      '这家单位还没有核实，或者已经暂停。',
    ]);
    await runJobs(app);
    const told = await app.db.$client`
      select title, href from notices where account_id = ${first.recruiter.accountId}`;
    expect(told).toMatchObject([{ title: '邀请参加夏季高校毕业生招聘会', href: `/company/fairs/${id}` }]);
    const trail = await app.db.$client`
      select detail from audit_entries where subject_id = ${id} and action = 'event.invite' order by id`;
    expect(trail.map((entry) => entry.detail)).toEqual([
      { companies: [second.id] },
      { companies: [first.id] },
    ]);
  });

  test('a company accepts until its last day, not after; it may still say no', async () => {
    const id = await given.fair({ companiesUntil: '2026-08-12' });
    const [late, on] = [await given.company(), await given.company()];
    replyOf(await invite(id, [late.id, on.id]));
    replyOf(await answer(id, on, true));
    app.clock.set('2026-08-13T00:00:00+08:00');
    expect(await answer(id, late, true)).toMatchObject({ status: 422, body: { code: 'attending.closed' } });
    replyOf(await answer(id, late, false));
    app.clock.set('2026-08-12T10:00:00+08:00');
    expect([(await rowOf(id, on))?.state, (await rowOf(id, late))?.state]).toEqual(['approved', 'declined']);
  });

  test('the search finds verified companies by a part of the name and says which are in already', async () => {
    const id = await given.fair();
    const company = await given.attending(id);
    const find = async (q: string) =>
      replyOf(await app.call(routes.listInvitable, { id, q }, given.caseworker)).items;
    expect(await find(company.name.slice(2))).toMatchObject([{ id: company.id, state: 'approved' }]);
    expect(await find('%')).toEqual([]);
  });
});

describe('every step by its table', () => {
  /** A company in each state, brought there by the verbs. */
  async function companyIn(id: string, state: AttendingState): Promise<GivenCompany> {
    const company = await given.company();
    if (state === 'applied' || state === 'rejected') replyOf(await apply(id, company));
    else replyOf(await invite(id, [company.id]));
    const row = (await rowOf(id, company))?.id ?? '';
    if (state === 'rejected') replyOf(await decide(id, [row], 'rejected', '展位已满'));
    if (state === 'approved') replyOf(await answer(id, company, true));
    if (state === 'declined') replyOf(await answer(id, company, false));
    if (state === 'withdrawn') replyOf(await decide(id, [row], 'withdrawn'));
    expect((await rowOf(id, company))?.state).toBe(state);
    return company;
  }
  const cases = keysOf(attendingStates).flatMap((from) =>
    (['caseworker', 'recruiter'] as const).flatMap((role) =>
      keysOf(attendingStates).map((to) => ({ from, role, to })),
    ),
  );

  test('a company moves from each state exactly where the table lets that side move it', async () => {
    const id = await given.fair();
    for (const { from, role, to } of cases) {
      const company = await companyIn(id, from);
      const row = (await rowOf(id, company))?.id ?? '';
      const act = {
        caseworker: {
          invited: () => invite(id, [company.id]).then((each) => replyOf(each).done === 1),
          approved: () => decide(id, [row], 'approved').then((each) => replyOf(each).done === 1),
          rejected: () => decide(id, [row], 'rejected', '展位已满').then((each) => replyOf(each).done === 1),
          withdrawn: () => decide(id, [row], 'withdrawn').then((each) => replyOf(each).done === 1),
        },
        recruiter: {
          approved: () => answer(id, company, true).then((each) => each.ok),
          declined: () => answer(id, company, false).then((each) => each.ok),
          applied: () => apply(id, company).then((each) => each.ok),
          withdrawn: () => leave(id, company).then((each) => each.ok),
        },
      }[role] as Partial<Record<AttendingState, () => Promise<boolean>>>;
      const step = act[to];
      if (!step) continue;
      const steps: Partial<Record<AttendingState, readonly string[]>> = attendingSteps[from];
      // Both sides wanting it settles it: an invitation of one who asked, asking where one is invited.
      const meets =
        (from === 'applied' && role === 'caseworker' && to === 'invited') ||
        (from === 'invited' && role === 'recruiter' && to === 'applied');
      const allowed = steps[to]?.includes(role) ?? false;
      const moved = await step();
      const state = (await rowOf(id, company))?.state;
      expect([from, role, to, moved, state]).toEqual([
        from,
        role,
        to,
        allowed || meets,
        meets ? 'approved' : allowed ? to : from,
      ]);
    }
  });

  test('who is turned down reads why, and without a reason nobody is', async () => {
    const id = await given.fair();
    const company = await given.company();
    replyOf(await apply(id, company, '两个展位最好'));
    const row = (await rowOf(id, company))?.id ?? '';
    expect((await decide(id, [row], 'rejected')).status).toBe(400);
    replyOf(await decide(id, [row], 'rejected', '展位已满'));
    const seen = replyOf(await app.call(routes.readCompanyFair, { id }, company.recruiter));
    expect([seen.attending, seen.reason, seen.mayJoin]).toEqual(['rejected', '展位已满', false]);
    await runJobs(app);
    const told = await app.db.$client`
      select body from notices where account_id = ${company.recruiter.accountId}`;
    expect(told).toMatchObject([{ body: '主办单位写的原因：展位已满' }]);
    const lead = await app.db.$client`select title, href from notices
      where account_id = ${given.caseworker.accountId} and title like ${`${company.name}%`}`;
    expect(lead).toMatchObject([{ title: `${company.name}申请参会`, href: `/union/fairs/${id}/companies` }]);
  });

  test('who has arrived neither leaves nor is sent away', async () => {
    const id = await given.fair();
    const company = await given.attending(id);
    await app.db.update(eventCompanies).set({ arrivedAt: app.clock.now() });
    expect(await leave(id, company)).toMatchObject({ status: 409, body: { code: 'attending.arrived' } });
    expect(replyOf(await decide(id, [company.attendingId], 'withdrawn')).done).toBe(0);
  });
});

describe('invited and asking at the same moment', () => {
  const hold = (id: string) => sql`select 1 from events where id = ${id} for update`;

  test('one row is left, and both wanting it has settled it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await given.fair();
      const company = await given.company();
      const replies = await collide<{ status: number }>(app, hold(id), [
        () => invite(id, [company.id]),
        () => apply(id, company),
      ]);
      expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
      const rows = await app.db.select().from(eventCompanies).where(eq(eventCompanies.eventId, id));
      expect(rows.map((row) => row.state)).toEqual(['approved']);
    }
  });

  test('control: two who read before they lock both find no row, and only the database keeps them from two', async () => {
    const id = await given.fair();
    const company = await given.company();
    let met = 0;
    const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>();
    const unguarded = (state: 'invited' | 'applied') =>
      app.db.transaction(async (tx) => {
        const found = await tx.select().from(eventCompanies).where(eq(eventCompanies.eventId, id));
        met += 1;
        if (met === 2) resolve();
        await bothHaveRead;
        const at = app.clock.now();
        const moved = { movedAt: at, movedBy: company.recruiter.accountId };
        if (found.length === 0)
          await tx.insert(eventCompanies).values({ eventId: id, companyId: company.id, state, ...moved });
      });
    const outcomes = await Promise.allSettled([unguarded('invited'), unguarded('applied')]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(String(failed?.reason?.cause)).toContain('one_row_per_event_and_company');
  });
});

describe('booth, people and positions', () => {
  test('a company shows its own published positions and nobody else’s; who leaves shows none and frees the booth', async () => {
    const id = await given.fair();
    const company = await given.attending(id);
    const own = await given.records.position(company.id, given.xiayang);
    const draft = await given.records.position(company.id, given.xiayang, { state: 'draft' });
    const foreign = await given.records.position((await given.company()).id, given.xiayang);
    const prepare = (positionIds: string[]) =>
      app.call(routes.prepareFair, { id, staff: ['周敏', '顾平'], positionIds }, company.recruiter);
    for (const wrong of [draft, foreign])
      expect(await prepare([own, wrong])).toMatchObject({
        status: 422,
        body: { code: 'attending.positionNotOpen' },
      });
    expect(await app.db.select().from(eventPositions)).toEqual([]);
    replyOf(await prepare([own]));
    await app.db
      .insert(booths)
      .values({ eventId: id, number: 'A1', x: 1, y: 1, eventCompanyId: company.attendingId });

    const open = replyOf(await app.call(eventRoutes.readPublicEvent, { id }));
    expect(open.attending).toMatchObject([{ id: company.id, name: company.name, booth: 'A1' }]);
    expect(open.shown).toMatchObject([{ id: own, companyId: company.id }]);
    expect(JSON.stringify(open)).not.toContain('周敏');

    replyOf(await leave(id, company));
    expect(await app.db.select().from(eventPositions)).toEqual([]);
    expect(await app.db.select().from(booths)).toMatchObject([{ number: 'A1', eventCompanyId: null }]);
  });

  test('the union’s choice of another company’s positions stays when a company changes its own', async () => {
    const id = await given.fair();
    const company = await given.attending(id);
    const foreign = await given.records.position((await given.company()).id, given.xiayang);
    replyOf(await app.call(eventRoutes.showPositions, { id, add: [foreign] }, given.caseworker));
    const nothing = { id, staff: [], positionIds: [] };
    replyOf(await app.call(routes.prepareFair, nothing, company.recruiter));
    expect(await app.db.select().from(eventPositions)).toMatchObject([{ positionId: foreign }]);
  });

  test('nothing is prepared before it is settled, after the last day, or for an event without companies', async () => {
    const id = await given.fair();
    const company = await given.company();
    replyOf(await invite(id, [company.id]));
    const prepare = () => app.call(routes.prepareFair, { id, staff: [], positionIds: [] }, company.recruiter);
    expect(await prepare()).toMatchObject({ status: 409, body: { code: 'attending.notIn' } });
    replyOf(await answer(id, company, true));
    app.clock.set('2026-08-23T00:00:00+08:00');
    expect(await prepare()).toMatchObject({ status: 422, body: { code: 'event.over' } });
    app.clock.set('2026-08-12T10:00:00+08:00');
    const talk = await given.fair({ kind: 'policyTalk' });
    expect(await apply(talk, company)).toMatchObject({
      status: 404,
      body: { code: 'attending.fairNotFound' },
    });
    expect(await invite(talk, [company.id])).toMatchObject({
      status: 422,
      body: { code: 'event.noCompanies' },
    });
  });

  test('a company that is not verified cannot ask', async () => {
    const id = await given.fair();
    const company = await given.company();
    await app.db.$client`update companies set state = 'submitted' where id = ${company.id}`;
    expect(await apply(id, company)).toMatchObject({ status: 422, body: { code: 'attending.notVerified' } });
  });
});

describe('what each side sees', () => {
  test('a company finds its invitations, its own fairs and those it may ask for; never another company’s words', async () => {
    const [asked, own, open, over] = [
      await given.fair({ title: '邀请的招聘会' }),
      await given.fair({ title: '参加的招聘会' }),
      await given.fair({ title: '可以申请的招聘会' }),
      await given.fair({ title: '截止了的招聘会', companiesUntil: '2026-08-11' }),
    ];
    const [company, other] = [await given.company(), await given.company()];
    replyOf(await invite(asked, [company.id]));
    replyOf(await apply(own, company));
    replyOf(await apply(open, other, '别家写的话'));
    const list = replyOf(await app.call(routes.listCompanyFairs, {}, company.recruiter));
    const titles = (which: 'invited' | 'own' | 'open') => list[which].map((each) => each.title);
    expect([titles('invited'), titles('own'), titles('open')]).toEqual([
      ['邀请的招聘会'],
      ['参加的招聘会'],
      ['可以申请的招聘会'],
    ]);
    const page = replyOf(await app.call(routes.readCompanyFair, { id: open }, company.recruiter));
    expect(JSON.stringify([list, page])).not.toContain('别家写的话');
    expect(replyOf(await app.call(routes.readCompanyFair, { id: over }, company.recruiter)).mayJoin).toBe(
      false,
    );
  });

  test('another unit neither sees nor decides the companies of a fair it does not lead; who joins it sees them', async () => {
    const id = await given.fair();
    const company = await given.attending(id);
    const ids = [company.attendingId];
    for (const outcome of [
      await app.call(routes.listAttending, { id }, given.neighbour),
      await app.call(routes.listInvitable, { id }, given.neighbour),
      await invite(id, [company.id], given.neighbour),
      await app.call(routes.decideAttending, { id, ids, to: 'withdrawn' }, given.neighbour),
    ])
      expect([outcome.status, outcome.body]).toMatchObject([404, { code: 'event.notFound' }]);
    const joint = await given.fair({ coOrganiserIds: [given.yingpu] });
    replyOf(await app.call(routes.listAttending, { id: joint }, given.neighbour));
    expect((await invite(joint, [company.id], given.neighbour)).status).toBe(404);
  });

  test('the lists cost as many statements with many companies as with one', async () => {
    const id = await given.fair();
    const { recruiter } = await given.attending(id);
    const cost = async () => {
      const of = (work: () => Promise<unknown>) => statementsOf(app.db, work).then((all) => all.length);
      return [
        await of(() => app.call(routes.listAttending, { id }, given.caseworker)),
        await of(() => app.call(routes.listCompanyFairs, {}, recruiter)),
        await of(() => app.call(routes.readCompanyFair, { id }, recruiter)),
        await of(() => app.call(routes.readBoothPlan, { id }, given.caseworker)),
      ];
    };
    const few = await cost();
    for (let index = 0; index < 3; index += 1) await given.attending(id);
    await given.fair();
    expect(await cost()).toEqual(few);
  });
});
