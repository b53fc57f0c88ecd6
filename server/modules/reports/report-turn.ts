import { closedStates } from '@sunshine/contract/reports/status.ts';
import { type ReportAct, reportActs } from '@sunshine/contract/reports/workflow-schemas.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { Policy } from '../../policy.ts';
import { isClosed } from './open-report.ts';
import { actRules, levelInTurn, refuseAct } from './report-rules.ts';
import type { ReportView } from './report-view.ts';
import { spokenDay, spokenUnits } from './report-words.ts';
import { isCorrected, submitHindrances } from './step-hindrances.ts';

/** What this reader may do now, button by button. */
export function actsOf(policy: Policy, view: ReportView, hindrances: readonly string[]): ReportAct[] {
  if (!view.isLatest || isClosed(view)) return [];
  return keysOf(reportActs).filter((act) => {
    const { permission } = actRules[act];
    const inScope =
      policy.allows(permission) &&
      policy.unionScope(permission).some((unionId) => view.standing.path.includes(unionId));
    if (!inScope || refuseAct(act, view.state, view.standing)) return false;
    if (act === 'declareNil') return mayBeNil(view);
    if (act === 'seal' && view.handInBelow) return false;
    return !['check', 'submit', 'seal'].includes(act) || hindrances.length === 0;
  });
}

function mayBeNil(view: ReportView): boolean {
  return view.allZero && view.openComments === 0 && submitHindrances(view.below, view).length === 0;
}

/** Whose turn it is, in one sentence; null when it is nobody's. */
export function waitingFor(view: ReportView): string | null {
  const { unit, campaign, standing, state } = view;
  if (!view.isLatest) return null;
  if (isClosed(view)) return '统计时点以前撤并了，由接收的单位报。';
  switch (state) {
    case 'draft':
      return `等${unit.name}的经办核对、校验。`;
    case 'checked':
      return waitingForSubmission(view);
    case 'returned':
      return `退回来了，等${unit.name}的经办改好再报。`;
    case 'submitted':
      return waitingForReview(view);
    case 'accepted':
    case 'nil':
      if (standing.heldBy) return `已经汇总进${standing.heldBy}的统计表。`;
      if (view.unit.kind !== 'district' && view.report?.version === 1) return '等上级汇总上报。';
      return campaign.running
        ? `统计时点 ${spokenDay(campaign.cutoffDay)} 过了，由区级统计封存。`
        : '等区级统计封存。';
    case 'sealed':
      return waitingForCorrection(view);
  }
}

function waitingForSubmission({ unit, below }: ReportView): string {
  const open = below.filter(({ depth, state }) => depth === 1 && !closedStates.includes(state));
  if (open.length === 0) return `校验过了，等${unit.name}的经办上报。`;
  return `等下级：${spokenUnits(open.map(({ name }) => name))}还没报完。`;
}

function waitingForReview({ unit, standing, aboveName }: ReportView): string {
  const level = levelInTurn(standing);
  const [own] = standing.path;
  if (level !== own) return `等${aboveName ?? '上一级'}的审核人员审核。`;
  const free = standing.ownReviewers.some((reviewer) => !standing.preparers.includes(reviewer));
  return free ? `等${unit.name}的审核人员审核。` : `${unit.name}还没有填报人以外的审核人员，请管理员加一位。`;
}

/** A correction below that was sealed after this report: its drift is a proposal to correct this one as well. */
function waitingForCorrection({ below, snapshot }: ReportView): string | null {
  const corrected = below.filter(
    (unit) => unit.state === 'sealed' && isCorrected(unit, snapshot?.below ?? []),
  );
  if (corrected.length === 0) return null;
  return `${spokenUnits(corrected.map(({ name }) => name))}更正过，差别看“封存后变动”，要改就跟着开一版更正。`;
}
