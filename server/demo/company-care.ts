import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { verificationStanding } from '@sunshine/contract/companies/verification.ts';
import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { addDays, addMonths } from '../clock.ts';
import type { DemoCompany } from './companies.ts';
import type { Stage } from './stage.ts';

/** Before a company posts, the unit verifies it again where the six months are over. */
export async function keepVerified(stage: Stage, company: DemoCompany, day: string): Promise<void> {
  if (verificationStanding(company.verifiedUntil, day) !== 'lapsed') return;
  await verifyAgain(stage, company, day);
}

async function verifyAgain(stage: Stage, company: DemoCompany, day: string): Promise<void> {
  stage.on(day);
  const note = '看了营业执照，打过电话';
  await stage.act(companyRoutes.verifyCompany, { id: company.id, note }, company.reviewer);
  company.verifiedUntil = addMonths(day, 6);
}

/** Of the companies to verify again two stay so: one that confirmed its data, and one past its day. */
export async function leaveSomeDue(
  stage: Stage,
  companies: readonly DemoCompany[],
  today: string,
): Promise<void> {
  const of = (standing: string) =>
    companies.filter(({ verifiedUntil }) => verificationStanding(verifiedUntil, today) === standing);
  const [confirming, ...soon] = of('due');
  const [, ...lapsed] = of('lapsed');
  const yesterday = addDays(today, -1);
  if (confirming) {
    stage.on(yesterday);
    const note = '联系电话换了，别的没有变。';
    await stage.act(companyRoutes.confirmCompany, { note }, confirming.recruiter);
  }
  for (const company of [...soon, ...lapsed]) {
    if (verificationStanding(company.verifiedUntil, yesterday) !== 'holds') {
      await verifyAgain(stage, company, yesterday);
    }
  }
}

/** What some companies promised their unions for the year, one of it recorded by mistake. */
export async function promise(
  stage: Stage,
  companies: readonly DemoCompany[],
  span: { from: string; today: string },
): Promise<void> {
  const period = { fromDay: span.from, untilDay: `${span.from.slice(0, 4)}-12-31` };
  const plans = [
    { kind: 'positions', amount: 20, note: '年初座谈会上说的' },
    { kind: 'placements', amount: 3, note: '' },
    { kind: 'fairs', amount: 2, note: '答应每季度来一次' },
    { kind: 'internships', amount: 4, note: '' },
  ] as const;
  stage.on(span.from);
  for (const [index, company] of companies.slice(0, 12).entries()) {
    const plan = plans[index % plans.length] ?? plans[0];
    const ended = index === 4 ? { untilDay: addDays(span.from, 90) } : {};
    const input = { id: company.id, ...plan, ...period, ...ended };
    const { id } = await stage.act(companyRoutes.recordCommitment, input, company.reviewer);
    if (index !== 7) continue;
    await stage.act(companyRoutes.cancelCommitment, { id, reason: '记到了别家单位名下' }, company.reviewer);
  }
}

/** The companies whose accounts are told keep a template, and say of a position that it still stands. */
export async function keepPostings(
  stage: Stage,
  positions: readonly { id: string; title: string; validUntil: string; company: DemoCompany }[],
  companies: readonly DemoCompany[],
  today: string,
): Promise<void> {
  stage.on(addDays(today, -2));
  for (const company of companies.slice(0, 3)) {
    const open = positions.filter((each) => each.company === company && each.validUntil > today);
    const [first, second] = open;
    if (!first) continue;
    const name = `常招的${first.title}`.slice(0, 40);
    await stage.act(positionRoutes.saveTemplate, { id: first.id, name }, company.recruiter);
    if (second) await stage.act(positionRoutes.refreshPosition, { id: second.id }, company.recruiter);
  }
}
