import { benefitRoutes as routes } from '@sunshine/contract/benefits/routes.ts';
import type { AllowanceState } from '@sunshine/contract/benefits/vocabulary.ts';
import type { TestApp } from '../app.ts';
import { replyOf } from '../call.ts';
import type { GivenHiring } from './applications.ts';
import { type GivenAccount, givenAccount } from './people.ts';

/** Staff who handle allowances of the first street, and allowances brought into a state by the verbs themselves. */
export interface GivenAllowances {
  /** Of the street. */
  reviewer: GivenAccount;
  /** Of the district: the street has no payer of its own. */
  payer: GivenAccount;
  secondPayer: GivenAccount;
  districtReviewer: GivenAccount;
  /** A graduate of the street's grassroots union with an account. */
  graduate(name?: string): Promise<GivenAccount>;
  /** An application by the street's caseworker, brought as far as said. */
  allowance(
    state: AllowanceState,
    more?: { graduate?: GivenAccount; amountFen?: string; byPerson?: boolean; paidOn?: string },
  ): Promise<{ id: string; graduate: GivenAccount }>;
}

export const claim = { purpose: 'travel', note: '去徐泾面试三次的车费', amountFen: '80000' } as const;

export async function givenAllowances(app: TestApp, hiring: GivenHiring): Promise<GivenAllowances> {
  const at = (role: 'reviewer' | 'payer', unionId: string, name: string) =>
    givenAccount(app, [{ role, unionId }], { name });
  const reviewer = await at('reviewer', hiring.xiayang, '邵静之');
  const districtReviewer = await at('reviewer', hiring.district, '葛未晚');
  const payer = await at('payer', hiring.district, '贺清和');
  const secondPayer = await at('payer', hiring.district, '严知秋');
  const graduate = (name = '沈一鸣') => hiring.graduate({ unionId: hiring.grassroots, name });

  const allowance: GivenAllowances['allowance'] = async (state, more = {}) => {
    const who = more.graduate ?? (await graduate());
    const input = { ...claim, amountFen: more.amountFen ?? claim.amountFen };
    const { id } = more.byPerson
      ? replyOf(await app.call(routes.askForAllowance, input, who))
      : replyOf(
          await app.call(routes.applyForPerson, { ...input, personId: who.personId }, hiring.caseworker),
        );
    const decide = async (to: 'approved' | 'returned' | 'rejected') => {
      const reason = to === 'approved' ? '' : '缺面试通知';
      return replyOf(await app.call(routes.decideAllowance, { id, to, reason }, reviewer));
    };
    if (state === 'returned' || state === 'rejected') await decide(state);
    if (state === 'approved' || state === 'paid') await decide('approved');
    if (state === 'paid') {
      const paidOn = more.paidOn ?? app.clock.now().toISOString().slice(0, 10);
      replyOf(await app.call(routes.payAllowance, { id, paidOn, receipt: 'HD-0001' }, payer));
    }
    if (state === 'withdrawn') {
      replyOf(await app.call(routes.withdrawAllowance, { id, reason: '本人不去面试了' }, hiring.caseworker));
    }
    return { id, graduate: who };
  };
  return { reviewer, payer, secondPayer, districtReviewer, graduate, allowance };
}
