import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { type ReportAct, reportActs } from '@sunshine/contract/reports/workflow-schemas.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenAccount, type GivenRole, givenAccount } from '../support/given/people.ts';
import { givenRecords } from '../support/given/records.ts';
import { givenReportPeople, type ReportPeople, reportActsOf } from '../support/given/report-people.ts';
import { type ReportShelf, reportShelf } from '../support/given/report-shelf.ts';

/**
 * Every kind of person × every state × every act on the report of a street, which has a grassroots union below, the
 * district above and a reviewer of its own. What is expected is written here by hand, never read from the code.
 */
const states = [
  'draft',
  'checked',
  'submitted',
  'ownLevelAccepted',
  'returned',
  'accepted',
  'sealed',
  'nil',
] as const;
type State = (typeof states)[number];
const places = ['below', 'own', 'above', 'outside'] as const;
type Place = (typeof places)[number];
interface Post {
  role: Role;
  place: Place;
}

/** Holds every role here and above, and prepared the report in all states but `draft`. */
const preparer: Post[] = [
  { role: 'caseworker', place: 'own' },
  { role: 'reviewer', place: 'own' },
  { role: 'reviewer', place: 'above' },
  { role: 'statistician', place: 'above' },
];
const several: Record<string, Post[]> = {
  preparer,
  // Accepted at the street's own level where that was done.
  ownReviewer: [
    { role: 'reviewer', place: 'own' },
    { role: 'reviewer', place: 'above' },
  ],
  // Accepted at the district's level where that was done; returned it in `returned`.
  districtReviewer: [
    { role: 'reviewer', place: 'above' },
    { role: 'statistician', place: 'above' },
  ],
  // Had no hand in it.
  preparerAndReviewer: [
    { role: 'caseworker', place: 'above' },
    { role: 'reviewer', place: 'above' },
  ],
  preparerAndSealer: [
    { role: 'caseworker', place: 'own' },
    { role: 'statistician', place: 'above' },
  ],
};
const single = (['caseworker', 'reviewer', 'statistician', 'auditor'] as const).flatMap((role) =>
  places.map((place): [string, Post[]] => [`${role} ${place}`, [{ role, place }]]),
);
const others: [string, Post[]][] = (
  ['payer', 'systemAdmin', 'securityAdmin', 'graduate', 'parent', 'recruiter'] as const
).map((role) => [`${role} above`, [{ role, place: 'above' }]]);
const actors = new Map<string, Post[]>([...single, ...others, ...Object.entries(several)]);

/** What the state alone allows, whoever asks. */
const allowedIn: Record<State, readonly ReportAct[]> = {
  draft: ['check', 'declareNil'],
  checked: ['reopen', 'submit'],
  submitted: ['recall', 'accept', 'return'],
  ownLevelAccepted: ['recall', 'accept', 'return'],
  returned: ['check', 'declareNil'],
  accepted: ['return', 'seal'],
  sealed: ['correct'],
  nil: ['recall', 'return', 'seal'],
};

function expected(who: string, state: State, act: ReportAct): string {
  const posts = actors.get(who) ?? [];
  const role: Role =
    act === 'seal' ? 'statistician' : ['accept', 'return'].includes(act) ? 'reviewer' : 'caseworker';
  const held = posts.filter((post) => post.role === role);
  if (held.length === 0) return '403 request.forbidden';
  const reach = held.map(({ place }) => place).filter((place) => place === 'own' || place === 'above');
  if (reach.length === 0) return '404 report.notFound';
  if (!allowedIn[state].includes(act)) return '409 request.stepNotAllowed';
  const prepared = who === 'preparer' && state !== 'draft';
  switch (act) {
    case 'recall':
      return state === 'ownLevelAccepted' ? '409 report.reviewedSince' : 'done';
    case 'accept': {
      if (prepared) return '403 report.ownWork';
      const level = state === 'ownLevelAccepted' ? 'above' : 'own';
      if (!reach.includes(level)) return '409 report.notYourLevel';
      return who === 'ownReviewer' && level === 'above' ? '403 report.reviewedAlready' : 'done';
    }
    case 'return':
      return prepared ? '403 report.ownWork' : 'done';
    case 'seal':
      return prepared || (who === 'districtReviewer' && state === 'accepted')
        ? '403 report.sealerInvolved'
        : 'done';
    default:
      return 'done';
  }
}

const readers: readonly Role[] = ['caseworker', 'reviewer', 'statistician', 'auditor'];

let app: TestApp;
let people: ReportPeople;
let acts: ReturnType<typeof reportActsOf>;
let shelf: ReportShelf;
const accounts = new Map<string, GivenAccount>();

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-22T09:00:00+08:00' });
  people = await givenReportPeople(app);
  acts = reportActsOf(app);
  shelf = await reportShelf(app);
  const companyId = await givenRecords(app.db).company(people.units.xiayang);
  for (const [who, posts] of actors) {
    accounts.set(
      who,
      await givenAccount(
        app,
        posts.map((post) => grantOf(post, companyId)),
      ),
    );
  }
  await buildStates();
}, 120_000);
afterAll(() => app.close());

function grantOf({ role, place }: Post, companyId: string): GivenRole {
  const { grassroots, xiayang, district, yingpu } = people.units;
  if (role === 'recruiter') return { role, companyId };
  if (role === 'graduate' || role === 'parent') return { role };
  return { role, unionId: { below: grassroots, own: xiayang, above: district, outside: yingpu }[place] };
}

function account(who: string): GivenAccount {
  const found = accounts.get(who);
  if (!found) throw new Error(`nobody is called ${who}`);
  return found;
}

/** Each state is reached by the acts themselves, by the people named above. */
async function buildStates(): Promise<void> {
  const [maker, own, above] = [account('preparer'), account('ownReviewer'), account('districtReviewer')];
  const steps: [State, () => Promise<unknown>][] = [
    ['draft', async () => replyOf(await acts.declareNil('grassroots', people.district))],
    ['checked', async () => replyOf(await acts.check('xiayang', maker))],
    ['submitted', async () => replyOf(await acts.submit('xiayang', maker))],
    ['ownLevelAccepted', async () => replyOf(await acts.accept('xiayang', own))],
    ['accepted', async () => replyOf(await acts.accept('xiayang', above))],
    ['sealed', async () => replyOf(await acts.seal('xiayang', people.statistician))],
  ];
  for (const [state, step] of steps) {
    await step();
    await shelf.keep(state);
  }
  await shelf.putBack('submitted');
  replyOf(await acts.return('xiayang', above));
  // What was remarked is dealt with: only the state decides below.
  await shelf.keep('returned');
  await shelf.putBack('draft');
  replyOf(await acts.declareNil('xiayang', maker));
  await shelf.keep('nil');
}

describe.each(states)('a report that is %s', (state) => {
  test('answers every person and every act as stated, and shows each exactly the acts they may take', async () => {
    await shelf.putBack(state);
    const seen: Record<string, string> = {};
    const stated: Record<string, string> = {};
    for (const [who, posts] of actors) {
      for (const act of keysOf(reportActs)) {
        const answer = await acts[act]('xiayang', account(who));
        seen[`${who}: ${act}`] = answer.ok ? 'done' : `${answer.status} ${answer.body.code}`;
        stated[`${who}: ${act}`] = expected(who, state, act);
        if (answer.ok) await shelf.putBack(state);
      }
      if (!posts.some(({ role, place }) => readers.includes(role) && (place === 'own' || place === 'above')))
        continue;
      const shown = await acts.status('xiayang', account(who));
      seen[`${who}: shown`] = shown.acts.join(' ');
      stated[`${who}: shown`] = keysOf(reportActs)
        .filter((act) => expected(who, state, act) === 'done')
        .join(' ');
    }
    expect(seen).toEqual(stated);
  }, 120_000);

  test('answers nobody without a session', async () => {
    await shelf.putBack(state);
    for (const act of keysOf(reportActs)) {
      const answer = await acts[act]('xiayang', { ...account('preparer'), token: 'none' });
      expect([act, answer.status]).toEqual([act, 401]);
    }
  });
});

test('all of it was asked', () => {
  expect(actors.size).toBe(16 + 6 + 5);
  expect(actors.size * states.length * keysOf(reportActs).length).toBe(1944);
});
