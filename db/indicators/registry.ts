import { type CellCode, cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Indicator } from './indicator.ts';
import { graduatesOfTheUnit } from './sunshine/01a.ts';
import { currentYearGraduates } from './sunshine/01b.ts';
import { previousYearGraduates } from './sunshine/01c.ts';
import { settledByThemselves } from './sunshine/01d.ts';
import { inNeedOfHelp } from './sunshine/01e.ts';
import { internshipsProvided } from './sunshine/02a.ts';
import { skillTrainings } from './sunshine/03a.ts';
import { certificatesObtained } from './sunshine/03b.ts';
import { eventsHeld } from './sunshine/04a.ts';
import { openingsAtEvents } from './sunshine/04b.ts';
import { openingsOfTaggedEmployers } from './sunshine/05a.ts';
import { entrepreneurshipGuidance } from './sunshine/06a.ts';
import { entrepreneurshipTrainings } from './sunshine/06b.ts';
import { guaranteedLoans } from './sunshine/06c.ts';
import { guaranteedLoanAmount } from './sunshine/06d.ts';
import { policyGrants } from './sunshine/07a.ts';
import { placementsWithHelp } from './sunshine/08a.ts';
import { jobSeekingAllowances } from './sunshine/09a.ts';
import { jobSeekingAllowanceAmount } from './sunshine/09b.ts';
import { openGraduatesStudyingHere } from './sunshine/10a.ts';
import { openPreviousYearGraduates } from './sunshine/11a.ts';

/** Every figure of 附件1, in printed order; feeds the page, the exports, the rule texts, the checks, the tests. */
export const sunshineIndicators: readonly Indicator[] = [
  graduatesOfTheUnit,
  currentYearGraduates,
  previousYearGraduates,
  settledByThemselves,
  inNeedOfHelp,
  internshipsProvided,
  skillTrainings,
  certificatesObtained,
  eventsHeld,
  openingsAtEvents,
  openingsOfTaggedEmployers,
  entrepreneurshipGuidance,
  entrepreneurshipTrainings,
  guaranteedLoans,
  guaranteedLoanAmount,
  policyGrants,
  placementsWithHelp,
  jobSeekingAllowances,
  jobSeekingAllowanceAmount,
  openGraduatesStudyingHere,
  openPreviousYearGraduates,
];

const byCode = new Map(sunshineIndicators.map((each) => [each.code, each]));
if (cellCodes.some((code) => !byCode.has(code))) throw new Error('a blank of 附件1 has no indicator');

export function indicatorOf(code: CellCode): Indicator {
  const found = byCode.get(code);
  if (!found) throw new Error(`no indicator ${code}`);
  return found;
}
