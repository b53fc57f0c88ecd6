import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type * as t from '@sunshine/db/schema/index.ts';
import { people } from '@sunshine/db/schema/people.ts';
import { dayOf } from '@sunshine/server/clock.ts';
import { createContext } from '@sunshine/server/context.ts';
import { watchSilence } from '@sunshine/server/modules/applications/watch-silence.ts';
import { sealPhone } from '@sunshine/server/person-seals.ts';
import { eq } from 'drizzle-orm';
import type { TestApp } from '../app.ts';
import { replyOf } from '../call.ts';
import { type GivenDistrict, givenDistrict } from './district.ts';
import { type GivenAccount, givenAccount } from './people.ts';
import { type GivenRecords, givenRecords } from './records.ts';

/** A district with a company that recruits, its position, and staff of the first street. */
export interface GivenHiring extends GivenDistrict {
  records: GivenRecords;
  companyId: string;
  recruiter: GivenAccount;
  positionId: string;
  caseworker: GivenAccount;
  /** A position of the same company. */
  position(more?: Partial<typeof t.positions.$inferInsert>): Promise<string>;
  /** A graduate with an account, a phone and a degree; with an archive when a unit is said. */
  graduate(more?: {
    unionId?: string;
    name?: string;
    phone?: string | null;
    study?: boolean;
  }): Promise<GivenAccount>;
  /** An application brought into a state by the verbs themselves. */
  application(
    state: ApplicationState,
    more?: { graduate?: GivenAccount; positionId?: string; startOn?: string },
  ): Promise<GivenApplication>;
  /** One day's look at silence, as the worker does it. */
  watchSilence(): Promise<{ nudged: number; closed: number }>;
}
export interface GivenApplication {
  id: string;
  graduate: GivenAccount;
  positionId: string;
}

/** A day after the test's morning, an hour on: what both sides usually agree on. */
export const interviewTime = '2026-08-13T14:30:00+08:00';
export const startDay = '2026-08-11';

const path: Partial<Record<ApplicationState, ApplicationState>> = {
  viewed: 'submitted',
  interview: 'viewed',
  offered: 'interview',
  accepted: 'offered',
  hired: 'accepted',
  declined: 'viewed',
  offerDeclined: 'offered',
  withdrawn: 'submitted',
  closed: 'submitted',
};

export async function givenHiring(app: TestApp): Promise<GivenHiring> {
  const units = await givenDistrict(app);
  const records = givenRecords(app.db);
  const companyId = await records.company(units.xiayang);
  const recruiter = await givenAccount(app, [{ role: 'recruiter', companyId }], { name: '周可' });
  const caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }], {
    name: '钱老师',
  });
  const position: GivenHiring['position'] = (more) => records.position(companyId, units.yingpu, more);
  const positionId = await position();
  let phones = 0;
  const inTwoDays = () => new Date(app.clock.now().getTime() + 2 * 86_400_000).toISOString();

  const graduate: GivenHiring['graduate'] = async (more = {}) => {
    const name = more.name ?? '沈一鸣';
    const household = more.unionId ? await records.household(more.unionId) : null;
    const personId = await records.graduate(household, { name });
    if (more.study === false) await app.db.$client`delete from studies where person_id = ${personId}`;
    if (more.phone !== null) {
      phones += 1;
      const phone = more.phone ?? `199${String(phones).padStart(8, '0')}`;
      const { sealed, hash, mask } = sealPhone(app.services.cipher, personId, phone);
      const seal = { phoneSealed: sealed, phoneHash: hash, phoneMask: mask };
      await app.db.update(people).set(seal).where(eq(people.id, personId));
    }
    return givenAccount(app, [{ role: 'graduate' }], { personId, name });
  };

  const step = async (to: ApplicationState, { id, graduate: who }: GivenApplication, startOn: string) => {
    const routes = applicationRoutes;
    const as = { recruiter, graduate: who };
    switch (to) {
      case 'viewed':
        return replyOf(await app.call(routes.viewApplicant, { id }, as.recruiter));
      case 'interview':
        return replyOf(
          await app.call(
            routes.inviteApplicant,
            { id, interviewAt: inTwoDays(), place: '新协路 1 号' },
            as.recruiter,
          ),
        );
      case 'offered':
        return replyOf(await app.call(routes.offerApplicant, { id }, as.recruiter));
      case 'declined':
        return replyOf(await app.call(routes.declineApplicant, { id, reason: 'filled' }, as.recruiter));
      case 'accepted':
      case 'offerDeclined':
        return replyOf(await app.call(routes.answerOffer, { id, answer: to }, as.graduate));
      case 'withdrawn':
        return replyOf(await app.call(routes.withdrawApplication, { id }, as.graduate));
      case 'hired':
        replyOf(await app.call(routes.confirmApplicantStart, { id, startOn }, as.recruiter));
        return replyOf(await app.call(routes.confirmOwnStart, { id, startOn }, as.graduate));
      default:
        throw new Error(`no verb brings an application to ${to}`);
    }
  };

  const look = () =>
    watchSilence(createContext(app.services, { actor: null, requestId: 'test', client: 'worker' }));

  const application: GivenHiring['application'] = async (state, more = {}) => {
    if (state === 'submitted') {
      const who = more.graduate ?? (await graduate());
      const position = more.positionId ?? positionId;
      const { id } = replyOf(await app.call(applicationRoutes.apply, { id: position }, who));
      return { id, graduate: who, positionId: position };
    }
    const given = await application(path[state] ?? 'submitted', more);
    if (state !== 'closed') {
      await step(state, given, more.startOn ?? dayOf(app.clock.now()));
      return given;
    }
    // Time has to pass until silence ends an application; afterwards the clock goes back.
    const now = app.clock.now().toISOString();
    app.clock.set(new Date(app.clock.now().getTime() + 31 * 86_400_000).toISOString());
    await look();
    app.clock.set(now);
    return given;
  };

  return {
    ...units,
    records,
    companyId,
    recruiter,
    caseworker,
    positionId,
    position,
    graduate,
    application,
    watchSilence: look,
  };
}
