/** How a cell of the roster is read. */
export type RosterCellKind =
  | 'name'
  | 'idNumber'
  | 'phone'
  | 'date'
  | 'year'
  | 'yesNo'
  | 'division'
  | 'text'
  | 'category'
  | 'cause'
  | 'causes'
  | 'level'
  | 'relation'
  | 'identity'
  | 'degree'
  | 'mode'
  | 'outcome'
  | 'resolver';

export interface RosterColumn {
  label: string;
  kind: RosterCellKind;
  /** Whose column it is: the archived worker's repeat on every row of the household. */
  of: 'household' | 'member' | 'study' | 'employment';
  required?: true;
  /** Masked wherever a wrong value is shown. */
  sensitive?: true;
  /** Other headers that unit spreadsheets use for it. */
  synonyms: readonly string[];
  example: string;
  hint: string;
  width: number;
}

/** Columns of a roster (名册): one row is one member; a household without further members has one row. */
export const rosterColumns = {
  archiveNumber: {
    label: '档案编号',
    kind: 'text',
    of: 'household',
    synonyms: ['编号', '档案号', '建档编号', '困难职工编号'],
    example: 'QP-XY-2024-0137',
    hint: '没有就空着，写入时给一个。',
    width: 18,
  },
  workerName: {
    label: '建档职工姓名',
    kind: 'name',
    of: 'household',
    required: true,
    synonyms: ['职工姓名', '困难职工姓名', '困难职工', '户主姓名', '户主', '家长姓名'],
    example: '沈建国',
    hint: '同一户每一行都填。',
    width: 14,
  },
  workerIdNumber: {
    label: '建档职工身份证号',
    kind: 'idNumber',
    of: 'household',
    required: true,
    sensitive: true,
    synonyms: [
      '职工身份证号',
      '职工身份证',
      '困难职工身份证号',
      '户主身份证号',
      '家长身份证号',
      '职工身份证号码',
    ],
    example: '990118197203150017',
    hint: '18 位，单元格设成文本。同一号码的行算一户。',
    width: 22,
  },
  workerPhone: {
    label: '建档职工手机',
    kind: 'phone',
    of: 'household',
    sensitive: true,
    synonyms: ['职工手机', '职工电话', '联系电话', '手机', '手机号', '联系方式', '户主电话', '家长电话'],
    example: '19900001234',
    hint: '11 位。',
    width: 14,
  },
  category: {
    label: '困难类别',
    kind: 'category',
    of: 'household',
    required: true,
    sensitive: true,
    synonyms: ['困难类型', '类别', '困难职工类别'],
    example: '相对困难',
    hint: '从下拉里选。',
    width: 12,
  },
  mainCause: {
    label: '主要致困原因',
    kind: 'cause',
    of: 'household',
    required: true,
    sensitive: true,
    synonyms: ['致困原因', '困难原因', '主要困难原因'],
    example: '子女上学',
    hint: '从下拉里选。',
    width: 18,
  },
  furtherCauses: {
    label: '其他致困原因',
    kind: 'causes',
    of: 'household',
    sensitive: true,
    synonyms: ['次要致困原因', '其他原因'],
    example: '患重特大疾病',
    hint: '最多 3 项，用顿号隔开。',
    width: 20,
  },
  migrantWorker: {
    label: '是否农民工',
    kind: 'yesNo',
    of: 'household',
    synonyms: ['农民工', '困难农民工', '农民工标识'],
    example: '否',
    hint: '是或否，空着算否。',
    width: 10,
  },
  archiveLevel: {
    label: '建档标准',
    kind: 'level',
    of: 'household',
    synonyms: ['建档级别', '档案级别', '建档层级'],
    example: '区级',
    hint: '从下拉里选，空着算区级。',
    width: 10,
  },
  openedOn: {
    label: '建档日期',
    kind: 'date',
    of: 'household',
    required: true,
    synonyms: ['建档时间', '入档日期', '入档时间'],
    example: '2025-03-18',
    hint: '写成 2025-03-18 这样。',
    width: 13,
  },
  memberName: {
    label: '家庭成员姓名',
    kind: 'name',
    of: 'member',
    synonyms: ['成员姓名', '毕业生姓名', '学生姓名', '子女姓名', '姓名', '高校毕业生姓名'],
    example: '沈一鸣',
    hint: '这一行登记的家庭成员；只登记建档职工时空着。',
    width: 14,
  },
  memberIdNumber: {
    label: '家庭成员身份证号',
    kind: 'idNumber',
    of: 'member',
    sensitive: true,
    synonyms: [
      '成员身份证号',
      '毕业生身份证号',
      '学生身份证号',
      '子女身份证号',
      '身份证号',
      '身份证',
      '身份证号码',
      '公民身份号码',
    ],
    example: '99011820030615004X',
    hint: '18 位，单元格设成文本。',
    width: 22,
  },
  memberPhone: {
    label: '家庭成员手机',
    kind: 'phone',
    of: 'member',
    sensitive: true,
    synonyms: ['成员手机', '毕业生手机', '毕业生电话', '学生电话', '本人电话', '本人手机'],
    example: '19900005678',
    hint: '11 位。',
    width: 14,
  },
  relation: {
    label: '与建档职工关系',
    kind: 'relation',
    of: 'member',
    synonyms: ['与职工关系', '与户主关系', '关系', '与困难职工关系', '家庭关系'],
    example: '子女',
    hint: '从下拉里选。',
    width: 14,
  },
  identity: {
    label: '成员身份',
    kind: 'identity',
    of: 'member',
    synonyms: ['身份', '人员类别', '成员类别'],
    example: '高校毕业生',
    hint: '空着时按学历和毕业年份判断。',
    width: 12,
  },
  school: {
    label: '毕业学校',
    kind: 'text',
    of: 'study',
    synonyms: ['学校', '毕业院校', '院校', '就读学校', '学校名称', '毕业院校名称'],
    example: '上海商贸职业学院',
    hint: '全称。',
    width: 24,
  },
  campusDivision: {
    label: '校区所在区（县）',
    kind: 'division',
    of: 'study',
    synonyms: ['校区所在区', '就读地', '学校所在地', '学校所在区', '校区', '校区所在区县', '校区所在地'],
    example: '青浦区',
    hint: '上海填区名，外地填省名或六位区划代码。',
    width: 18,
  },
  placeOfOrigin: {
    label: '生源地',
    kind: 'division',
    of: 'study',
    synonyms: ['生源所在地', '生源', '籍贯'],
    example: '青浦区',
    hint: '上海填区名，外地填省名或六位区划代码。',
    width: 12,
  },
  major: {
    label: '专业',
    kind: 'text',
    of: 'study',
    synonyms: ['所学专业', '专业名称'],
    example: '大数据与会计',
    hint: '毕业证上的专业。',
    width: 18,
  },
  degree: {
    label: '学历',
    kind: 'degree',
    of: 'study',
    synonyms: ['学历层次', '文化程度', '最高学历'],
    example: '大专',
    hint: '从下拉里选。',
    width: 12,
  },
  educationMode: {
    label: '学习形式',
    kind: 'mode',
    of: 'study',
    synonyms: ['培养方式', '办学形式', '教育类型', '就读方式'],
    example: '全日制',
    hint: '从下拉里选，空着算全日制。',
    width: 12,
  },
  graduationYear: {
    label: '毕业年份',
    kind: 'year',
    of: 'study',
    synonyms: ['毕业时间', '毕业届别', '届别', '毕业年度', '毕业日期', '毕业年'],
    example: '2026',
    hint: '四位年份；在读的填预计毕业年份。',
    width: 10,
  },
  outcome: {
    label: '毕业去向',
    kind: 'outcome',
    of: 'employment',
    synonyms: ['去向', '就业状况', '就业情况', '就业去向', '目前状况', '就业状态'],
    example: '待就业',
    hint: '从下拉里选。',
    width: 18,
  },
  outcomeFrom: {
    label: '去向日期',
    kind: 'date',
    of: 'employment',
    synonyms: ['去向时间', '就业时间', '就业日期', '上岗日期', '签约日期'],
    example: '2026-07-01',
    hint: '已经落实的去向要填从哪天起；没落实的可空着，从毕业那年 7 月 1 日算。',
    width: 13,
  },
  resolvedBy: {
    label: '由谁落实',
    kind: 'resolver',
    of: 'employment',
    synonyms: ['由谁解决', '就业渠道', '落实方式'],
    example: '本人',
    hint: '本人或工会，空着算本人。',
    width: 10,
  },
  evidence: {
    label: '去向依据',
    kind: 'text',
    of: 'employment',
    synonyms: ['证明材料', '依据', '佐证材料'],
    example: '劳动合同',
    hint: '凭什么登记，比如劳动合同、录取通知书。',
    width: 18,
  },
  needsHelp: {
    label: '需要就业帮扶',
    kind: 'yesNo',
    of: 'employment',
    synonyms: ['是否需要就业帮扶', '就业帮扶需求', '是否需要帮扶', '需要帮扶'],
    example: '是',
    hint: '是或否，空着算否。',
    width: 13,
  },
  needOpenedOn: {
    label: '提出帮扶日期',
    kind: 'date',
    of: 'employment',
    synonyms: ['需求日期', '提出日期', '帮扶需求日期'],
    example: '2026-07-01',
    hint: '空着算写入那天。',
    width: 13,
  },
} as const satisfies Record<string, RosterColumn>;

export type RosterColumnKey = keyof typeof rosterColumns;

/** Column of the roster → letter of the column in the uploaded sheet. */
export type RosterMapping = Partial<Record<RosterColumnKey, string>>;

/** One thing wrong in one cell; `value` is already masked where the column is sensitive. */
export interface RosterProblem {
  column: string;
  value: string;
  problem: string;
  remedy: string;
}

export const rosterImportStates = {
  uploaded: '等着对列',
  checking: '正在试跑',
  checked: '试跑完了，还没有写入',
  committing: '正在写入',
  committed: '已写入',
  failed: '没有读成',
} as const;
export type RosterImportState = keyof typeof rosterImportStates;

export const rosterLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** Of all the parts of the workbook together once unpacked. */
  unpackedBytes: 400 * 1024 * 1024,
  rows: 100_000,
  columns: 300,
} as const;

export const rosterSheetName = '名册';
