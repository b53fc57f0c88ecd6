import type { CellUnit, FormKey } from './vocabulary.ts';

/** One blank of an official form, worded and marked exactly as printed. */
export interface FormLine {
  readonly code: string;
  /** `其中：` stands in the group's column before the first part. */
  readonly lead?: '其中：';
  readonly marker: `（${'A' | 'B' | 'C' | 'D' | 'E'}）`;
  readonly wording: string;
  readonly unit: CellUnit;
  /** Few characters for the head of a column, beside the code. */
  readonly short: string;
}

export interface FormGroup {
  readonly number: `（${string}）`;
  readonly lines: readonly FormLine[];
}

/** 附件1: the official form of 阳光就业; wording, order and units as the notice prints them. */
export const sunshineForm = {
  key: 'sunshine' as FormKey,
  annex: '附件1',
  title: '工会阳光就业行动情况统计表',
  groups: [
    {
      number: '（01）',
      lines: [
        {
          code: '01A',
          marker: '（A）',
          wording: '本地区、本系统工会共有困难职工家庭高校毕业生',
          unit: 'persons',
          short: '毕业生',
        },
        {
          code: '01B',
          lead: '其中：',
          marker: '（B）',
          wording: '应届毕业生',
          unit: 'persons',
          short: '应届',
        },
        { code: '01C', marker: '（C）', wording: '往届毕业生', unit: 'persons', short: '往届' },
        { code: '01D', marker: '（D）', wording: '已自谋职业', unit: 'persons', short: '自谋职业' },
        { code: '01E', marker: '（E）', wording: '需要就业帮扶', unit: 'persons', short: '需要帮扶' },
      ],
    },
    {
      number: '（02）',
      lines: [
        {
          code: '02A',
          marker: '（A）',
          wording: '共为困难职工家庭高校毕业生提供实习见习机会',
          unit: 'personTimes',
          short: '实习见习',
        },
      ],
    },
    {
      number: '（03）',
      lines: [
        {
          code: '03A',
          marker: '（A）',
          wording: '向困难职工家庭高校毕业生提供就业技能培训',
          unit: 'personTimes',
          short: '技能培训',
        },
        {
          code: '03B',
          marker: '（B）',
          wording: '帮助通过职业技能鉴定获得相应职业资格证书',
          unit: 'personTimes',
          short: '取得证书',
        },
      ],
    },
    {
      number: '（04）',
      lines: [
        {
          code: '04A',
          marker: '（A）',
          wording: '共举办就业招聘会等就业服务系列活动',
          unit: 'events',
          short: '就业活动',
        },
        {
          code: '04B',
          marker: '（B）',
          wording: '提供适合高校毕业生的就业岗位',
          unit: 'openings',
          short: '提供岗位',
        },
      ],
    },
    {
      number: '（05）',
      lines: [
        {
          code: '05A',
          marker: '（A）',
          wording:
            '通过国有大中型企业、劳模企业、社会爱心企业及政府公益性岗位等为困难职工家庭高校毕业生提供就业岗位',
          unit: 'openings',
          short: '爱心岗位',
        },
      ],
    },
    {
      number: '（06）',
      lines: [
        {
          code: '06A',
          marker: '（A）',
          wording: '共为困难职工家庭高校毕业生提供创业指导',
          unit: 'personTimes',
          short: '创业指导',
        },
        { code: '06B', marker: '（B）', wording: '提供创业培训', unit: 'personTimes', short: '创业培训' },
        { code: '06C', marker: '（C）', wording: '提供小额担保贷款', unit: 'personTimes', short: '担保贷款' },
        { code: '06D', marker: '（D）', wording: '提供小额担保贷款', unit: 'yuan', short: '贷款金额' },
      ],
    },
    {
      number: '（07）',
      lines: [
        {
          code: '07A',
          marker: '（A）',
          wording: '共帮助落实对困难职工家庭高校毕业生的就业扶持政策',
          unit: 'personTimes',
          short: '政策落实',
        },
      ],
    },
    {
      number: '（08）',
      lines: [
        {
          code: '08A',
          marker: '（A）',
          wording: '共实际帮助困难职工家庭高校毕业生实现就业',
          unit: 'personTimes',
          short: '实现就业',
        },
      ],
    },
    {
      number: '（09）',
      lines: [
        {
          code: '09A',
          marker: '（A）',
          wording: '共资助困难职工家庭高校毕业生求职',
          unit: 'personTimes',
          short: '求职补贴',
        },
        {
          code: '09B',
          marker: '（B）',
          wording: '发放求职补贴',
          unit: 'tenThousandYuan',
          short: '补贴金额',
        },
      ],
    },
    {
      number: '（10）',
      lines: [
        {
          code: '10A',
          marker: '（A）',
          wording: '在本地就读的尚未签约就业的应届困难职工家庭高校毕业生（含本地和外地生源学生）',
          unit: 'persons',
          short: '在地未签',
        },
      ],
    },
    {
      number: '（11）',
      lines: [
        {
          code: '11A',
          marker: '（A）',
          wording: '往届未就业的困难职工家庭高校毕业生',
          unit: 'persons',
          short: '往届未就业',
        },
      ],
    },
  ],
} as const satisfies {
  key: FormKey;
  annex: string;
  title: string;
  groups: readonly FormGroup[];
};

type Lines = (typeof sunshineForm.groups)[number]['lines'][number];
/** `01A` … `11A`: the 21 blanks of 附件1. */
export type CellCode = Lines['code'];

/** The 21 blanks in their printed order. */
export const sunshineLines: readonly (FormLine & { code: CellCode })[] = sunshineForm.groups.flatMap(
  (group) => group.lines as readonly (FormLine & { code: CellCode })[],
);

export const cellCodes: readonly CellCode[] = sunshineLines.map((line) => line.code);

/** Printed title: `2026年工会阳光就业行动情况统计表`. */
export function formTitle(year: number): string {
  return `${year}年${sunshineForm.title}`;
}

/** The title in phrases, so that a narrow page breaks between them. */
export function titlePhrases(year: number): string[] {
  return [`${year}年工会`, '阳光就业行动', '情况统计表'];
}

/** The heading prints `______工会`: the part of the unit's name that goes on the line. */
export function unitOnHeading(name: string): string {
  return name.endsWith('工会') ? name.slice(0, -2) : name;
}

export function isCellCode(code: string): code is CellCode {
  return cellCodes.some((known) => known === code);
}
