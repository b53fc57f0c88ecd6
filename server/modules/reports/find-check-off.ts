import { refusal } from '../../refusal.ts';
import type { Acting } from './act-on-report.ts';
import { type Counted, type JudgedCheck, judgeLive } from './report-checks.ts';
import { openStates } from './report-rules.ts';

/** A cross-check that is off, with the figures it was judged by, as the figures are now; only a report not yet submitted takes remarks on its checks. */
export async function findCheckOff(
  acting: Acting,
  key: string,
): Promise<{ found: JudgedCheck; counted: Counted }> {
  const { tx, report } = acting;
  if (!openStates.includes(report.state)) {
    throw refusal(report.state === 'sealed' ? 'report.sealed' : 'request.stepNotAllowed');
  }
  const { checks, ...counted } = await judgeLive(tx, acting, report.id);
  const found = checks.find(({ check }) => check.key === key);
  if (!found) throw refusal('report.checkNotFound');
  if (found.passed) throw refusal('report.checkPasses');
  return { found, counted };
}
