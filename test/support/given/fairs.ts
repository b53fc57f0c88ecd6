import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import type { TestApp } from '../app.ts';
import { replyOf } from '../call.ts';
import { type GivenCompany, givenCompany } from './companies.ts';
import { type GivenDistrict, givenDistrict } from './district.ts';
import { type GivenAccount, givenAccount } from './people.ts';
import { type GivenRecords, givenRecords } from './records.ts';

/** A district whose first street plans fairs, with a neighbour that does not lead them. */
export interface GivenFairs extends GivenDistrict {
  records: GivenRecords;
  caseworker: GivenAccount;
  neighbour: GivenAccount;
  /** A fair of the first street on 22 August 2026 unless said otherwise. */
  fair(more?: Partial<CallerInput<typeof eventRoutes.planEvent>>): Promise<string>;
  company(): Promise<GivenCompany>;
  /** A company that was invited and said yes; answers the id of its row too. */
  attending(fairId: string): Promise<GivenCompany & { attendingId: string }>;
}

export const fairInput = {
  kind: 'jobFair',
  title: '夏季高校毕业生招聘会',
  startsOn: '2026-08-22',
  endsOn: '2026-08-22',
  hours: '9:00–12:00',
  place: '区职工文体中心一楼',
} as const;

export async function givenFairs(app: TestApp): Promise<GivenFairs> {
  const units = await givenDistrict(app);
  const staff = (unionId: string) => givenAccount(app, [{ role: 'caseworker', unionId }]);
  const [caseworker, neighbour] = [await staff(units.xiayang), await staff(units.yingpu)];
  const company = () => givenCompany(app, units.xiayang);
  return {
    ...units,
    records: givenRecords(app.db),
    caseworker,
    neighbour,
    company,
    async fair(more = {}) {
      const input = { ...fairInput, ...more };
      return replyOf(await app.call(eventRoutes.planEvent, input, caseworker)).id;
    },
    async attending(fairId) {
      const made = await company();
      const invitation = { id: fairId, companyIds: [made.id] };
      replyOf(await app.call(attendingRoutes.inviteCompanies, invitation, caseworker));
      const answer = { id: fairId, accept: true };
      replyOf(await app.call(attendingRoutes.answerInvitation, answer, made.recruiter));
      const { items } = replyOf(await app.call(attendingRoutes.listAttending, { id: fairId }, caseworker));
      return { ...made, attendingId: items.find((row) => row.companyId === made.id)?.id ?? '' };
    },
  };
}
