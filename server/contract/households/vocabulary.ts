/** Hardship category (困难类别), vocabulary in force since 2018. */
export const hardshipCategories = { deep: '深度困难', relative: '相对困难', accidental: '意外致困' } as const;
export type HardshipCategory = keyof typeof hardshipCategories;

/** Causes of hardship (致困原因): one main, up to three further. */
export const hardshipCauses = {
  noAbilityToWork: '无劳动能力',
  ableButUnemployed: '有劳动能力未就业',
  laidOff: '下岗失业',
  uninsured: '未参加社会保险',
  insuranceUnpaid: '社保待遇落实不到位',
  seriousIllness: '患重特大疾病',
  naturalDisaster: '自然灾害',
  accident: '意外事故',
  schooling: '子女上学',
  other: '其他',
} as const;
export type HardshipCause = keyof typeof hardshipCauses;

/** Archive level (建档标准). */
export const archiveLevels = {
  national: '全国级',
  provincial: '省级',
  city: '市级',
  district: '区级',
  grassroots: '基层',
} as const;
export type ArchiveLevel = keyof typeof archiveLevels;

/** Why an episode of an archive ended (退出原因). */
export const closingReasons = {
  exitHardship: '脱困',
  socialSafetyNet: '兜底保障',
  death: '死亡',
  openedInError: '错建',
  movedAway: '迁出',
  renounced: '放弃',
} as const;
export type ClosingReason = keyof typeof closingReasons;

/** Relation to the archived worker (与建档职工关系). */
export const relations = {
  self: '本人',
  spouse: '配偶',
  child: '子女',
  adoptedChild: '养子女',
  stepChild: '继子女',
  parent: '父母',
  otherDependant: '其他被抚养人',
} as const;
export type Relation = keyof typeof relations;

/** What a member does (身份). */
export const identities = {
  worker: '在职',
  unemployed: '失业',
  retired: '退休',
  student: '在读',
  graduate: '高校毕业生',
  child: '学龄前',
  other: '其他',
} as const;
export type Identity = keyof typeof identities;

/** Degree (学历), lowest first. */
export const degreeLevels = {
  vocational: '中职、技校',
  college: '大专',
  bachelor: '本科',
  master: '硕士',
  doctor: '博士',
} as const;
export type DegreeLevel = keyof typeof degreeLevels;

/** Education mode (学习形式): only `regular` makes a graduate of the official form. */
export const educationModes = {
  regular: '全日制',
  adult: '成人教育',
  online: '网络教育',
  partTime: '非全日制',
} as const;
export type EducationMode = keyof typeof educationModes;

/** How a course of study stands (学籍状态). */
export const studyStates = { onTrack: '正常', dropped: '退学', postponed: '延期毕业' } as const;
export type StudyState = keyof typeof studyStates;

export interface OutcomeRule {
  label: string;
  /** National code of the kind (去向代码). */
  code: string;
  /** Whether it can be a placement (08A): always, only with evidence of help, or never. */
  placement: 'yes' | 'withEvidence' | 'no';
  /** A settled outcome closes open help needs. */
  settled: boolean;
  /** Counts as not employed in 10A and 11A. */
  open: boolean;
}

/** Outcomes (毕业去向), the national list of kinds and what each counts as. Source: counting rules of the form. */
export const outcomeKinds = {
  agreement: { label: '签就业协议', code: '10', placement: 'yes', settled: true, open: false },
  contract: { label: '签劳动合同', code: '11', placement: 'yes', settled: true, open: false },
  otherEmployment: {
    label: '其他录用形式就业',
    code: '12',
    placement: 'withEvidence',
    settled: true,
    open: false,
  },
  researchAssistant: { label: '科研助理', code: '27', placement: 'yes', settled: true, open: false },
  grassrootsProject: {
    label: '国家、地方基层项目',
    code: '50, 51',
    placement: 'yes',
    settled: true,
    open: false,
  },
  selfEmployed: { label: '自主创业', code: '75', placement: 'withEvidence', settled: true, open: false },
  flexible: {
    label: '自由职业、灵活就业',
    code: '76',
    placement: 'withEvidence',
    settled: true,
    open: false,
  },
  enlisted: { label: '应征入伍', code: '46', placement: 'no', settled: true, open: false },
  furtherStudy: { label: '升学', code: '80', placement: 'no', settled: true, open: false },
  studyAbroad: { label: '出国、出境', code: '85', placement: 'no', settled: true, open: false },
  seeking: { label: '待就业', code: '70', placement: 'no', settled: false, open: true },
  planningStudy: { label: '不就业拟升学', code: '71', placement: 'no', settled: false, open: false },
  notSeeking: { label: '其他暂不就业', code: '72', placement: 'no', settled: false, open: false },
  unknown: { label: '未登记', code: '', placement: 'no', settled: false, open: true },
} as const satisfies Record<string, OutcomeRule>;
export type OutcomeKind = keyof typeof outcomeKinds;

export const resolvers = { self: '本人', union: '工会' } as const;
export type Resolver = keyof typeof resolvers;

/** Who closed a help need (由谁解决). */
export const needClosers = { self: '本人', union: '工会', other: '其他' } as const;
export type NeedCloser = keyof typeof needClosers;
