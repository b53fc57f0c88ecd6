import { checkCreditCode } from '@sunshine/contract/companies/credit-code.ts';
import type { CompanyProfile } from '@sunshine/contract/companies/schemas.ts';
import { workingDaysToAnswer } from '@sunshine/contract/companies/status.ts';
import { refusal } from '../../refusal.ts';
import { addWorkingDays } from '../../working-days.ts';

/** The working day by which the unit answers something handed in on a day. */
export function answerDue(today: string): string {
  return addWorkingDays(today, workingDaysToAnswer);
}

/** The code as it is kept; one that fails its check only when the company has compared it with the licence. */
export function acceptedCreditCode(
  profile: Pick<CompanyProfile, 'creditCode' | 'creditCodeConfirmed'>,
): string {
  const check = checkCreditCode(profile.creditCode);
  if (check.ok || profile.creditCodeConfirmed) return check.value;
  const sentence = `${check.problem}。${check.remedy}`;
  throw refusal('company.creditCodeDoubtful', { message: sentence, fields: { creditCode: sentence } });
}

/** What is wrong with a credit code, null when its check passes. */
export function creditCodeProblem(creditCode: string): string | null {
  const check = checkCreditCode(creditCode);
  return check.ok ? null : check.problem;
}
