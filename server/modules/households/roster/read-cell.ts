import { divisionCode } from '@sunshine/contract/households/divisions.ts';
import { checkIdNumber } from '@sunshine/contract/households/id-number.ts';
import { checkPersonName } from '@sunshine/contract/households/person-name.ts';
import { checkPhone } from '@sunshine/contract/households/phone.ts';
import type { RosterCellKind } from '@sunshine/contract/households/roster.ts';
import {
  archiveLevels,
  degreeLevels,
  educationModes,
  hardshipCategories,
  hardshipCauses,
  identities,
  outcomeKinds,
  relations,
  resolvers,
} from '@sunshine/contract/households/vocabulary.ts';
import { type Cell, serialDay } from '../../../workbook/rows.ts';

export type CellReading = { value: string; warning?: string } | { problem: string; remedy: string };

const said = (cell: Cell): string => (cell.kind === 'formula' ? '' : cell.text);

/** Reads one filled cell as its kind of value: keys of vocabularies, `YYYY-MM-DD`, `yes`/`no`, normalised texts. */
export function readCell(kind: RosterCellKind, cell: Cell, today: string): CellReading {
  if (cell.kind === 'formula') return { problem: '这一格是公式', remedy: '复制后选“只粘贴数值”，再传。' };
  if (cell.kind === 'error') return { problem: `这一格是错误值 ${cell.text}`, remedy: '改成要登记的内容。' };
  switch (kind) {
    case 'name':
      return fromCheck(checkPersonName(said(cell)));
    case 'idNumber':
      return readIdNumber(cell, today);
    case 'phone':
      return fromCheck(checkPhone(wholeNumber(cell)));
    case 'date':
      return readDate(cell);
    case 'year':
      return readYear(cell, today);
    case 'division':
      return readDivision(wholeNumber(cell));
    case 'text':
      return readText(wholeNumber(cell));
    case 'causes':
      return readCauses(said(cell));
    default:
      return readChoice(choices[kind], said(cell));
  }
}

interface Choice {
  value: string;
  labels: readonly string[];
}

const ofLabels = (
  table: Readonly<Record<string, string>>,
  also: Readonly<Record<string, readonly string[]>> = {},
): Choice[] =>
  Object.entries(table).map(([value, label]) => ({ value, labels: [label, ...(also[value] ?? [])] }));

/** What each drop-down offers, and what people write instead. */
const choices: Record<
  Exclude<RosterCellKind, 'name' | 'idNumber' | 'phone' | 'date' | 'year' | 'division' | 'text' | 'causes'>,
  Choice[]
> = {
  yesNo: [
    { value: 'yes', labels: ['是', '需要', '有', 'Y', '√', '1'] },
    { value: 'no', labels: ['否', '不需要', '无', 'N', '×', '0'] },
  ],
  category: ofLabels(hardshipCategories),
  cause: ofLabels(hardshipCauses, {
    schooling: ['子女就学', '子女教育'],
    seriousIllness: ['大病', '患病'],
    laidOff: ['下岗', '失业'],
  }),
  level: ofLabels(archiveLevels, { national: ['全国'], provincial: ['省'], city: ['市'], district: ['区'] }),
  relation: ofLabels(relations, {
    spouse: ['妻子', '丈夫', '妻', '夫'],
    child: ['儿子', '女儿', '子', '女', '长子', '长女', '次子', '次女', '独生子', '独生女'],
    parent: ['父亲', '母亲', '父', '母'],
    otherDependant: ['其他'],
  }),
  identity: ofLabels(identities, {
    worker: ['在职职工', '工作'],
    graduate: ['毕业生'],
    student: ['学生', '在校生'],
  }),
  degree: ofLabels(degreeLevels, {
    vocational: ['中职', '中专', '技校', '高职高专以下'],
    college: ['专科', '高职', '大学专科', '高职（专科）'],
    bachelor: ['大学', '大学本科', '学士'],
    master: ['研究生', '硕士研究生'],
    doctor: ['博士研究生'],
  }),
  mode: ofLabels(educationModes, {
    regular: ['全日制普通高校', '普通全日制', '统招'],
    adult: ['成人', '自考', '函授'],
    online: ['网络', '远程'],
  }),
  outcome: Object.entries(outcomeKinds).map(([value, { label, code }]) => ({
    value,
    labels: [label, ...code.split(', ')],
  })),
  resolver: ofLabels(resolvers, { self: ['自己', '自谋', '自谋职业'], union: ['工会帮扶', '工会推荐'] }),
};

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

function readChoice(offered: readonly Choice[], text: string): CellReading {
  const wanted = plain(text);
  const found = offered.find(({ labels }) => labels.some((label) => label !== '' && plain(label) === wanted));
  if (found) return { value: found.value };
  return {
    problem: '不在可选的里面',
    remedy: `可选：${offered.map(({ labels }) => labels[0]).join('、')}。`,
  };
}

function readCauses(text: string): CellReading {
  const parts = text
    .split(/[、,，;；/]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length > 3) return { problem: `填了 ${parts.length} 项`, remedy: '其他致困原因最多 3 项。' };
  const keys: string[] = [];
  for (const part of parts) {
    const reading = readChoice(choices.cause, part);
    if ('problem' in reading) return reading;
    keys.push(reading.value);
  }
  return { value: [...new Set(keys)].join(',') };
}

function fromCheck(
  check: { ok: true; value: string } | { ok: false; problem: string; remedy: string },
): CellReading {
  return check.ok ? { value: check.value } : { problem: check.problem, remedy: check.remedy };
}

function readIdNumber(cell: Cell, today: string): CellReading {
  // A number of 18 digits keeps only 15 in Excel; the last ones are already lost.
  if (cell.kind === 'number' && plainDigits(cell.text).length > 15) {
    return { problem: '身份证号存成了数字，后几位已经丢了', remedy: '把这一列设成文本，照证件重填。' };
  }
  const check = checkIdNumber(said(cell), today);
  if (!check.ok) return { problem: check.problem, remedy: check.remedy };
  return check.warning ? { value: check.value, warning: check.warning } : { value: check.value };
}

/** 1.9900001234E10 and 2026.0 are how numbers come out of a sheet. */
function plainDigits(text: string): string {
  const number = Number(text);
  return Number.isInteger(number)
    ? number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 0 })
    : text;
}

function wholeNumber(cell: Cell): string {
  return cell.kind === 'number' ? plainDigits(cell.text) : said(cell);
}

function readDate(cell: Cell): CellReading {
  if (cell.kind === 'date') return requireDay(cell.text);
  const text = plain(wholeNumber(cell));
  if (cell.kind === 'number' && /^\d{5}$/.test(text)) return requireDay(serialDay(Number(text), false));
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:0:00(?::00)?)?$/.exec(text);
  if (!parts) return { problem: '日期看不懂', remedy: '写成 2026-07-01 这样。' };
  const [, year = '', month = parts[4] ?? '', date = parts[5] ?? ''] = parts;
  return requireDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

function requireDay(day: string): CellReading {
  const instant = new Date(`${day}T00:00:00Z`);
  const real = !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === day;
  if (!real) return { problem: '日期不存在', remedy: '请核对，写成 2026-07-01 这样。' };
  if (day < '1949-10-01' || day > '2100-12-31')
    return { problem: `年份 ${day.slice(0, 4)} 不对`, remedy: '请核对年份。' };
  return { value: day };
}

function readYear(cell: Cell, today: string): CellReading {
  const text = plain(wholeNumber(cell));
  const year = Number(/^(\d{4})(?:年|届|级|[-/.年]?\d{1,2}.*)?$/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(year)) return { problem: '年份看不懂', remedy: '写四位年份，比如 2026。' };
  const latest = Number(today.slice(0, 4)) + 10;
  if (year < 1960 || year > latest)
    return { problem: `毕业年份 ${year} 不对`, remedy: `应在 1960 到 ${latest} 之间。` };
  return { value: String(year) };
}

function readDivision(text: string): CellReading {
  const code = divisionCode(text);
  if (code) return { value: code };
  return { problem: '不认识这个地方', remedy: '上海填区名，外地填省名或六位区划代码。' };
}

function readText(text: string): CellReading {
  const length = [...text].length;
  return length <= 60 ? { value: text } : { problem: `有 ${length} 个字`, remedy: '最多 60 个字。' };
}

/** Labels a drop-down of the template offers; empty where anything may be typed. */
export function offeredLabels(kind: RosterCellKind): string[] {
  if (!(kind in choices)) return [];
  return choices[kind as keyof typeof choices].map(({ labels }) => labels[0] ?? '').filter(Boolean);
}
