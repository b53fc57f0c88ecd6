import type { AttachmentKind } from '../attachments/vocabulary.ts';

export const forms = { sunshine: '阳光就业行动情况统计表' } as const;
export type FormKey = keyof typeof forms;

/** Life of a report (统计表状态). */
export const reportStates = {
  draft: '草稿',
  checked: '校验通过',
  submitted: '已上报',
  returned: '已退回',
  accepted: '审核通过',
  sealed: '已封存',
  nil: '零报',
} as const;
export type ReportState = keyof typeof reportStates;

/** Papers that go with a report (材料), in the order of its page. */
export const reportFileKinds = {
  summary: '活动总结',
  experience: '新经验新做法',
  plan: '活动方案',
  signedScan: '签字盖章扫描件',
} as const satisfies Partial<Record<AttachmentKind, string>>;
export type ReportFileKind = keyof typeof reportFileKinds;

/** Of a sealed report only its signed print comes later: it is signed as it was sealed. */
export const fileKindsWhenSealed: readonly ReportFileKind[] = ['signedScan'];

/** What a reviewer of a level says to a report. */
export const reviewDecisions = { accepted: '审核通过', returned: '退回' } as const;
export type ReviewDecision = keyof typeof reviewDecisions;

/** Units a cell is printed in. */
export const cellUnits = {
  persons: '人',
  personTimes: '人次',
  events: '场',
  openings: '个',
  yuan: '元',
  tenThousandYuan: '万元',
} as const;
export type CellUnit = keyof typeof cellUnits;

export interface SupplementaryKindRule {
  label: string;
  /** Cells the record counts in. */
  cells: readonly string[];
  /** Whether it names a person: always, if known, or never (a bare quantity). */
  person: 'required' | 'optional' | 'none';
  /** Carries an amount in fen. */
  money: boolean;
  /** What belongs into the record, for the person who enters it. */
  hint: string;
}

/**
 * Kinds of supplementary record (补录): work done outside the platform, entered as what it was, with evidence.
 * Placements and internships of named persons have records of their own. Source: counting rules, 补录.
 */
export const supplementaryKinds = {
  internship: {
    label: '实习见习',
    cells: ['02A'],
    person: 'none',
    money: false,
    hint: '只录没有名单的人次。知道是谁的，到“上岗与实习”里登记。',
  },
  skillTraining: {
    label: '技能培训',
    cells: ['03A'],
    person: 'optional',
    money: false,
    hint: '日期写结班那天。到课过半才算一人次，创业培训另选。',
  },
  certificate: {
    label: '职业资格证书',
    cells: ['03B'],
    person: 'optional',
    money: false,
    hint: '日期写发证那天。工会办班、付费或帮助申请补贴的才算，到期换证不算。',
  },
  event: {
    label: '就业服务活动',
    cells: ['04A'],
    person: 'none',
    money: false,
    hint: '日期写第一天，连办几天算一场，由牵头单位录。展出的岗位在“招聘会”里登记。',
  },
  guidance: {
    label: '创业指导',
    cells: ['06A'],
    person: 'optional',
    money: false,
    hint: '写明谁指导的、谈了什么。',
  },
  entrepreneurshipTraining: {
    label: '创业培训',
    cells: ['06B'],
    person: 'optional',
    money: false,
    hint: '日期写结班那天，两个模块算两个班。',
  },
  loanTranche: {
    label: '小额担保贷款放款',
    cells: ['06C', '06D', '07A'],
    person: 'required',
    money: true,
    hint: '每笔放款录一条，同一份合同写同一个编号；按政策发放的写上政策名称。只批准没放款的不录。',
  },
  policyGrant: {
    label: '扶持政策落实',
    cells: ['07A'],
    person: 'optional',
    money: false,
    hint: '日期写批准那天，按月发放的只录一次。工会自己的求职补贴另选。',
  },
  jobSeekingAllowance: {
    label: '求职补贴',
    cells: ['09A', '09B'],
    person: 'required',
    money: true,
    hint: '日期写发放那天，每次发放录一条。',
  },
} as const satisfies Record<string, SupplementaryKindRule>;
export type SupplementaryKind = keyof typeof supplementaryKinds;
