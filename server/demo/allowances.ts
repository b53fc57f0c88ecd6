import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import type { AllowancePurpose } from '@sunshine/contract/benefits/vocabulary.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoGraduate } from './archives.ts';
import type { DemoDistrict } from './district.ts';
import type { Candidate } from './hires.ts';
import type { Stage } from './stage.ts';

const claims: readonly { purpose: AllowancePurpose; note: string; amountFen: string }[] = [
  { purpose: 'travel', note: '去徐泾、华新面试四次的车费', amountFen: '18650' },
  { purpose: 'examFee', note: '初级会计资格考试报名费', amountFen: '12000' },
  { purpose: 'lodging', note: '去苏州面试住两晚', amountFen: '56000' },
  { purpose: 'clothing', note: '面试穿的衬衫和皮鞋', amountFen: '39990' },
];

/** How far an allowance has come; most are paid. */
const ways = [
  'partlyReturned',
  'submitted',
  'approved',
  'returned',
  'paid',
  'paid',
  'rejected',
  'paid',
  'returnedWhole',
  'paid',
  'paid',
] as const;
type Way = (typeof ways)[number];

interface Story {
  stage: Stage;
  district: DemoDistrict;
  recipient: DemoGraduate;
  /** The graduate's own account, if they have one: then they apply alone. */
  account: Actor | undefined;
}

/**
 * Job-seeking allowances of one graduate in five and of a few with accounts: applied for, decided by the reviewer of the
 * district, paid by its payer. What is still open was applied for in the last weeks.
 */
export async function supportJobSeekers(
  stage: Stage,
  district: DemoDistrict,
  graduates: readonly DemoGraduate[],
  candidates: readonly Candidate[],
  season: { from: string; today: string },
): Promise<void> {
  const accounts = new Map(candidates.map(({ graduate, actor }) => [graduate.personId, actor]));
  const chosen = graduates.filter(
    ({ personId }, index) => index < 4 || index % 5 === 1 || (accounts.has(personId) && index % 4 === 0),
  );
  for (const [index, recipient] of chosen.entries()) {
    const way = ways[index % ways.length] ?? 'paid';
    const open = way === 'submitted' || way === 'approved' || way === 'returned';
    const appliedOn = open
      ? addDays(season.today, -3 - (index % 9))
      : addDays(season.from, (index * 13) % 130);
    const claim = claims[index % claims.length] ?? claims[0];
    const account = accounts.get(recipient.personId);
    if (claim) await seekThrough({ stage, district, recipient, account }, way, appliedOn, claim);
  }
}

async function seekThrough(
  { stage, district, recipient, account }: Story,
  way: Way,
  appliedOn: string,
  claim: (typeof claims)[number],
): Promise<void> {
  const { personId, unit } = recipient;
  stage.on(appliedOn);
  const { id } = account
    ? await stage.act(benefitRoutes.askForAllowance, claim, account)
    : await stage.act(
        benefitRoutes.applyForPerson,
        { ...claim, personId, unionId: unit.id },
        unit.caseworker,
      );
  if (way === 'submitted') return;

  stage.on(addDays(appliedOn, 2));
  const decide = (to: 'approved' | 'returned' | 'rejected', reason = '') =>
    stage.act(benefitRoutes.decideAllowance, { id, to, reason }, district.reviewer);
  if (way === 'returned') return void (await decide('returned', '面试通知和车票还没有附上'));
  if (way === 'rejected') return void (await decide('rejected', '同一次面试已经发过'));
  await decide('approved');
  if (way === 'approved') return;

  const paidOn = addDays(appliedOn, 4);
  stage.on(paidOn);
  const receipt = `HD${paidOn.replaceAll('-', '')}${id.slice(-4).toUpperCase()}`;
  await stage.act(benefitRoutes.payAllowance, { id, paidOn, receipt }, district.payer);
  if (way === 'paid') return;
  const returnedOn = addDays(paidOn, 9);
  stage.on(returnedOn);
  const back =
    way === 'partlyReturned'
      ? { amountFen: '4050', reason: '少去了一次，退回车费' }
      : { amountFen: claim.amountFen, reason: '没有去成，全部退回' };
  await stage.act(benefitRoutes.recordReturn, { id, returnedOn, ...back }, district.payer);
}
