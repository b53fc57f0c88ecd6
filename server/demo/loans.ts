import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { addDays } from '../clock.ts';
import type { DemoGraduate } from './archives.ts';
import type { Stage } from './stage.ts';

const shops = ['一家早餐店', '一间茶叶网店', '一个汽车美容铺', '一间儿童摄影室', '一家农家小院民宿'];

/**
 * Start-up loans of one graduate in twenty-five: most paid out in two tranches, one sent back by the bank and paid
 * again, one only approved so far.
 */
export async function lend(
  stage: Stage,
  graduates: readonly DemoGraduate[],
  season: { from: string; until: string },
): Promise<void> {
  const borrowers = graduates.filter((_, index) => index % 25 === 0);
  for (const [index, borrower] of borrowers.entries()) {
    const approvedOn = addDays(season.from, 20 + ((index * 23) % 140));
    if (addDays(approvedOn, 40) <= season.until) await lendTo(stage, borrower, index, approvedOn);
  }
}

async function lendTo(
  stage: Stage,
  { personId, unit }: DemoGraduate,
  index: number,
  approvedOn: string,
): Promise<void> {
  const { caseworker } = unit;
  stage.on(approvedOn);
  const { policies } = await stage.act(benefitRoutes.listLoanChoices, { personId }, caseworker);
  const loan = await stage.act(
    benefitRoutes.recordLoan,
    {
      personId,
      unionId: unit.id,
      bank: index % 2 === 0 ? '青浦农商银行' : '上海银行青浦支行',
      contractNumber: `DB${approvedOn.replaceAll('-', '')}${String(index + 1).padStart(3, '0')}`,
      purpose: `开${shops[index % shops.length]}`,
      policyId: policies[0]?.id,
      approvedOn,
      approvedFen: '10000000',
      evidence: '借款合同复印件，存街道工会',
    },
    caseworker,
  );
  if (index % 5 === 4) return;
  const pay = async (days: number, amountFen: string) => {
    const paidOn = addDays(approvedOn, days);
    stage.on(paidOn);
    const tranche = { id: loan.id, paidOn, amountFen, evidence: `放款单 ${paidOn.replaceAll('-', '')}` };
    return stage.act(benefitRoutes.recordTranche, tranche, caseworker);
  };
  const first = await pay(6, '6000000');
  if (index % 5 === 0) {
    const sentBackOn = addDays(approvedOn, 8);
    stage.on(sentBackOn);
    const trancheId = first.tranches[0]?.id ?? '';
    const back = { id: loan.id, trancheId, sentBackOn, reason: '收款账号写错，银行退回' };
    await stage.act(benefitRoutes.sendBackTranche, back, caseworker);
    await pay(12, '6000000');
  }
  await pay(32, '4000000');
  const paidOn = addDays(approvedOn, 40);
  stage.on(paidOn);
  await stage.act(benefitRoutes.recordRepayment, { id: loan.id, paidOn, amountFen: '85000' }, caseworker);
}
