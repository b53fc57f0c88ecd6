import { benefitRoutes as routes } from '@sunshine/contract/benefits/routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import type { TestApp } from '../app.ts';
import { replyOf } from '../call.ts';
import { type GivenDistrict, givenDistrict } from './district.ts';
import { type GivenAccount, givenAccount } from './people.ts';
import { type GivenRecords, givenRecords } from './records.ts';

type PolicyInput = CallerInput<typeof routes.createPolicy>;

/** A monthly subsidy for who works flexibly within two years of leaving school. */
export function policyText(more: Partial<PolicyInput> = {}): PolicyInput {
  return {
    category: 'insurance',
    level: 'national',
    title: '灵活就业社会保险补贴',
    benefit: '自己交社保的，补实际缴费的一部分，按月发。',
    conditions: [{ kind: 'graduatedWithin', years: 2 }, { kind: 'flexiblyEmployed' }],
    papers: ['身份证', '社保缴费记录'],
    office: '街镇社区事务受理服务中心',
    source: '国办发〔2022〕13号',
    validFrom: '2026-01-01',
    validUntil: null,
    monthly: true,
    loan: false,
    ...more,
  };
}

/** A district whose statistician keeps the catalogue, with caseworkers of two streets and graduates with accounts. */
export interface GivenPolicies extends GivenDistrict {
  records: GivenRecords;
  statistician: GivenAccount;
  caseworker: GivenAccount;
  /** Caseworker of the other street. */
  neighbour: GivenAccount;
  reviewer: GivenAccount;
  /** A policy, published through the API. */
  policy(more?: Partial<PolicyInput>): Promise<string>;
  /** A graduate of 2026 with an account, in an archive of a unit unless `null` is said. */
  graduate(more?: { unionId?: string | null; name?: string }): Promise<GivenAccount>;
}

export async function givenPolicies(app: TestApp): Promise<GivenPolicies> {
  const units = await givenDistrict(app);
  const records = givenRecords(app.db);
  const staff = (role: 'statistician' | 'caseworker' | 'reviewer', unionId: string) =>
    givenAccount(app, [{ role, unionId }]);
  const statistician = await staff('statistician', units.district);
  return {
    ...units,
    records,
    statistician,
    caseworker: await staff('caseworker', units.xiayang),
    neighbour: await staff('caseworker', units.yingpu),
    reviewer: await staff('reviewer', units.xiayang),
    async policy(more = {}) {
      const draft = replyOf(await app.call(routes.createPolicy, policyText(more), statistician));
      const { id, updatedAt } = draft;
      replyOf(await app.call(routes.publishPolicy, { id, updatedAt }, statistician));
      return id;
    },
    async graduate(more = {}) {
      const { unionId = units.xiayang, name = '沈一鸣' } = more;
      const household = unionId ? await records.household(unionId) : null;
      const personId = await records.graduate(household, { name });
      return givenAccount(app, [{ role: 'graduate' }], { personId, name });
    },
  };
}
