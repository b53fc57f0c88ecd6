import type { Role } from '../accounts/vocabulary.ts';
import type { Steps } from '../shared/steps.ts';
import type { ReportState } from './vocabulary.ts';

/**
 * Life of a report (统计表): 草稿 → 校验 → 上报 → 审核 → 封存. Submitting takes the snapshot, a return or recall
 * discards it, sealing makes it final; `nil` (零报) is declared, never assumed. Who of the role may take a step,
 * on which level, and that preparer, reviewer and sealer are different people, is `report-rules`.
 */
export const reportSteps = {
  draft: { checked: ['caseworker'], nil: ['caseworker'] },
  checked: { draft: ['caseworker'], submitted: ['caseworker'] },
  returned: { checked: ['caseworker'], nil: ['caseworker'] },
  submitted: { draft: ['caseworker'], accepted: ['reviewer'], returned: ['reviewer'] },
  nil: { draft: ['caseworker'], returned: ['reviewer'], sealed: ['statistician'] },
  accepted: { returned: ['reviewer'], sealed: ['statistician'] },
} as const satisfies Steps<ReportState, Role>;

/** States in which the unit's part is done, so that the level above can close. */
export const closedStates: readonly ReportState[] = ['accepted', 'nil', 'sealed'];

/** States that hold a snapshot. */
export const frozenStates: readonly ReportState[] = ['submitted', 'accepted', 'nil', 'sealed'];
