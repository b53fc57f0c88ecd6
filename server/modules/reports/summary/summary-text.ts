import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';

/** All that the sentences say; texts are the figures as the form prints them. */
export interface SummaryFigures {
  year: number;
  /** 青浦区总工会, 夏阳街道总工会. */
  unitName: string;
  /** `2026年8月20日`, the last day that counts. */
  until: string;
  text(code: CellCode): string;
  isZero(code: CellCode): boolean;
  /** Distinct persons placed (08A′). */
  placedPersons: number;
  /** `50.5%（52÷103）`; null where nobody needs help. */
  success: string | null;
  employment: string | null;
  /** Persons of 01A neither settled by themselves nor in need. */
  leftOver: bigint;
  /** Last year beside this year; null where there is none. */
  lastYear: { year: number; changes: readonly SummaryChange[] } | null;
}

/** One figure against last year's, in its printed unit. */
export interface SummaryChange {
  label: string;
  before: string;
  now: string;
  /** `增加 12 人（9.1%）`, `持平`. */
  words: string;
}

export interface SummarySection {
  head: string;
  paragraphs: string[];
  toWrite: boolean;
}

/** The draft: what the figures say in sentences, and the places where a person writes on. */
export function summarySections(figures: SummaryFigures): SummarySection[] {
  return [
    section('一、基本情况', [population(figures), ...compared(figures)]),
    section('二、帮扶成效', [placements(figures), ...openPeople(figures)]),
    section('三、主要工作', [jobs(figures), training(figures), founding(figures), benefits(figures)]),
    toWrite(
      '四、主要做法和新经验',
      '（这里写几件具体的事：做了什么、怎么做的、换来什么。人名用“某某”，不写家庭情况。）',
    ),
    toWrite('五、问题和打算', '（这里写还没做到的、为什么，和下一步。）'),
  ].filter(({ paragraphs }) => paragraphs.length > 0);
}

function section(head: string, paragraphs: readonly string[]): SummarySection {
  return { head, paragraphs: paragraphs.filter((text) => text !== ''), toWrite: false };
}

function toWrite(head: string, what: string): SummarySection {
  return { head, paragraphs: [what], toWrite: true };
}

/** Clauses of what is not zero, joined to one sentence; nothing where all is zero. */
function sentence(clauses: readonly (string | false)[], start = ''): string {
  const said = clauses.filter((clause) => clause !== false);
  return said.length === 0 ? '' : `${start}${said.join('，')}。`;
}

function population({ unitName, until, text, isZero, leftOver }: SummaryFigures): string {
  if (isZero('01A')) return `截至${until}，${unitName}没有困难职工家庭高校毕业生。`;
  const all = `截至${until}，${unitName}共有困难职工家庭高校毕业生 ${text('01A')} 人，其中应届 ${text('01B')} 人、往届 ${text('01C')} 人。`;
  const rest = leftOver > 0n ? `，其余 ${leftOver} 人既没有自谋职业，也没有帮扶需求` : '';
  return `${all}已自谋职业 ${text('01D')} 人，需要就业帮扶 ${text('01E')} 人${rest}。`;
}

function placements({ text, isZero, placedPersons, success, employment }: SummaryFigures): string {
  const done = isZero('08A')
    ? '还没有帮助实现就业的'
    : `共实际帮助 ${placedPersons} 人实现就业，计 ${text('08A')} 人次`;
  return sentence([
    done,
    success !== null && `帮扶成功率 ${success}`,
    employment !== null && `总体就业率 ${employment}`,
  ]);
}

function openPeople({ text, isZero }: SummaryFigures): string[] {
  const said = sentence([
    !isZero('10A') && `在本地就读、还没有签约就业的应届毕业生 ${text('10A')} 人`,
    !isZero('11A') && `往届未就业的毕业生 ${text('11A')} 人`,
  ]);
  return said === '' ? [] : [`目前，${said}`];
}

function jobs({ text, isZero }: SummaryFigures): string {
  return sentence([
    !isZero('04A') && `举办就业招聘会等就业服务活动 ${text('04A')} 场`,
    !isZero('04B') && `提供适合高校毕业生的岗位 ${text('04B')} 个`,
    !isZero('05A') && `国有大中型企业、劳模企业、社会爱心企业和公益性岗位提供岗位 ${text('05A')} 个`,
    !isZero('02A') && `提供实习见习机会 ${text('02A')} 人次`,
  ]);
}

function training({ text, isZero }: SummaryFigures): string {
  return sentence([
    !isZero('03A') && `提供就业技能培训 ${text('03A')} 人次`,
    !isZero('03B') && `帮助取得职业资格证书 ${text('03B')} 人次`,
  ]);
}

function founding({ text, isZero }: SummaryFigures): string {
  const loans = !isZero('06C') && !isZero('06D');
  return sentence([
    !isZero('06A') && `提供创业指导 ${text('06A')} 人次`,
    !isZero('06B') && `创业培训 ${text('06B')} 人次`,
    loans
      ? `小额担保贷款 ${text('06C')} 人次、${text('06D')} 元`
      : !isZero('06D') && `发放小额担保贷款 ${text('06D')} 元`,
  ]);
}

function benefits({ text, isZero }: SummaryFigures): string {
  return sentence([
    !isZero('07A') && `帮助落实就业扶持政策 ${text('07A')} 人次`,
    !isZero('09A') && `资助求职 ${text('09A')} 人次，发放求职补贴 ${text('09B')} 万元`,
  ]);
}

function compared({ lastYear }: SummaryFigures): string[] {
  if (!lastYear || lastYear.changes.length === 0) return [];
  const clauses = lastYear.changes.map(
    ({ label, before, now, words }) => `${label}从 ${before}到 ${now}，${words}`,
  );
  return [`和 ${lastYear.year} 年相比，${clauses.join('；')}。`];
}
