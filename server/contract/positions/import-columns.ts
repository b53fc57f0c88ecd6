import { towns } from '../unions/divisions.ts';
import {
  educationRequirements,
  employmentTypes,
  occupations,
  payUnits,
  positionKinds,
} from './vocabulary.ts';

/** How a cell of an import is read. */
export type PostingCellKind = 'text' | 'list' | 'number' | 'day' | 'yesNo' | 'choice';

export interface PostingColumn {
  label: string;
  kind: PostingCellKind;
  required?: true;
  /** Key → label of a drop-down. */
  choices?: Readonly<Record<string, string>>;
  example: string;
  hint: string;
  width: number;
}

const townNames = Object.fromEntries(towns.map(({ code, name }) => [code, name]));

/** Columns of a batch import (批量导入职位): one row is one position. */
export const postingColumns = {
  title: {
    label: '职位名称',
    kind: 'text',
    required: true,
    example: '仓储管理员',
    hint: '2 到 40 个字。',
    width: 18,
  },
  kind: {
    label: '类型',
    kind: 'choice',
    required: true,
    choices: positionKinds,
    example: '全职',
    hint: '从下拉里选。',
    width: 12,
  },
  occupation: {
    label: '岗位类型',
    kind: 'choice',
    required: true,
    choices: occupations,
    example: '物流仓储',
    hint: '从下拉里选。',
    width: 14,
  },
  headcount: {
    label: '招聘人数',
    kind: 'number',
    required: true,
    example: '3',
    hint: '写整数，不能写“若干”。',
    width: 10,
  },
  education: {
    label: '学历',
    kind: 'choice',
    required: true,
    choices: educationRequirements,
    example: '大专及以上',
    hint: '从下拉里选。',
    width: 14,
  },
  majors: {
    label: '专业',
    kind: 'list',
    example: '物流管理、供应链管理',
    hint: '几个专业用顿号隔开，最多 10 个。',
    width: 20,
  },
  employmentType: {
    label: '用工形式',
    kind: 'choice',
    choices: employmentTypes,
    example: '签劳动合同',
    hint: '实习和见习不用填。',
    width: 14,
  },
  town: {
    label: '工作街镇',
    kind: 'choice',
    required: true,
    choices: townNames,
    example: '华新镇',
    hint: '从下拉里选。',
    width: 12,
  },
  address: {
    label: '工作地点',
    kind: 'text',
    required: true,
    example: '华新镇新协路 1 号',
    hint: '写到门牌。',
    width: 24,
  },
  payUnit: {
    label: '计薪',
    kind: 'choice',
    required: true,
    choices: payUnits,
    example: '元/月',
    hint: '从下拉里选。',
    width: 10,
  },
  payMin: {
    label: '待遇下限',
    kind: 'number',
    required: true,
    example: '6000',
    hint: '写整数，单位是元。',
    width: 10,
  },
  payMax: {
    label: '待遇上限',
    kind: 'number',
    required: true,
    example: '8000',
    hint: '写整数，不低于下限。',
    width: 10,
  },
  payMonths: { label: '一年几薪', kind: 'number', example: '13', hint: '不填按 12 薪。', width: 10 },
  duties: {
    label: '岗位职责',
    kind: 'text',
    required: true,
    example: '负责仓库的收货、上架、盘点和出库，用扫码枪登记，每天核对库存并整理台账。',
    hint: '每天做什么，30 字以上。',
    width: 50,
  },
  conditions: {
    label: '任职条件',
    kind: 'text',
    required: true,
    example: '大专及以上，物流类专业，会用办公软件。',
    hint: '性别、户籍、婚育不能写。',
    width: 36,
  },
  openToCurrentYear: {
    label: '应届可投',
    kind: 'yesNo',
    choices: { yes: '是', no: '否' },
    example: '是',
    hint: '不填按“是”。',
    width: 10,
  },
  validUntil: {
    label: '有效期至',
    kind: 'day',
    required: true,
    example: '2027-03-31',
    hint: '写成 2027-03-31 这样，最长一年。',
    width: 14,
  },
} as const satisfies Record<string, PostingColumn>;
export type PostingColumnKey = keyof typeof postingColumns;

export const importSheetName = '职位';
/** In front of the title of the template's example, whose row is passed over. */
export const exampleMark = '（示例）';

export const importLimits = {
  rows: 500,
  columns: 100,
  fileBytes: 5 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
} as const;
