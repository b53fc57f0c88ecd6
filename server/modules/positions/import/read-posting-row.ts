import {
  type PostingColumn,
  type PostingColumnKey,
  postingColumns,
} from '@sunshine/contract/positions/import-columns.ts';
import { type Posting, PostingSchema } from '@sunshine/contract/positions/schemas.ts';
import { longestValidity } from '@sunshine/contract/positions/status.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { addDays } from '../../../clock.ts';
import { type Cell, serialDay } from '../../../workbook/rows.ts';

export interface ReadPosting {
  row: number;
  /** As typed, in the order of the columns. */
  cells: string[];
  /** Nothing when something is wrong. */
  posting: Posting | null;
  problems: { column: string; problem: string }[];
}

const keys = keysOf(postingColumns);
type Value = string | number | boolean | string[];
type Reading = { value: Value } | { problem: string };

/** Reads one row: every bad cell is named with what to do; a row without problems is a posting. */
export function readPostingRow(
  row: number,
  cells: ReadonlyMap<PostingColumnKey, Cell>,
  today: string,
): ReadPosting {
  const values: Partial<Record<PostingColumnKey, Value>> = {};
  const problems = new Map<PostingColumnKey, string>();
  for (const key of keys) {
    const cell = cells.get(key);
    const column: PostingColumn = postingColumns[key];
    if (!cell) {
      if (column.required) problems.set(key, `没有填。${column.hint}`);
      continue;
    }
    const reading = readCell(column, cell);
    if ('problem' in reading) problems.set(key, reading.problem);
    else values[key] = reading.value;
  }
  // An internship and a traineeship have one form of employment each: nobody has to choose it.
  if (values.kind === 'internship') values.employmentType = 'internshipAgreement';
  if (values.kind === 'traineeship') values.employmentType = 'traineeshipAgreement';
  values.employmentType ??= 'contract';

  const parsed = PostingSchema.safeParse(values);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const key = path[0] as PostingColumnKey;
    if (!problems.has(key)) problems.set(key, message);
  }
  if (parsed.success) addValidity(problems, parsed.data.validUntil, today);
  return {
    row,
    cells: keys.map((key) => typed(cells.get(key))),
    posting: problems.size === 0 && parsed.success ? parsed.data : null,
    problems: keys.flatMap((key) => {
      const problem = problems.get(key);
      return problem === undefined ? [] : [{ column: postingColumns[key].label, problem }];
    }),
  };
}

function addValidity(problems: Map<PostingColumnKey, string>, validUntil: string, today: string): void {
  if (validUntil < today) problems.set('validUntil', '已经过了，改一个今天以后的日期。');
  if (validUntil > addDays(today, longestValidity)) problems.set('validUntil', '最长一年，改早一点。');
}

function typed(cell: Cell | undefined): string {
  if (!cell) return '';
  return cell.kind === 'formula' ? '（公式）' : cell.text;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

function readCell({ kind, choices = {} }: PostingColumn, cell: Cell): Reading {
  if (cell.kind === 'formula') return { problem: '这一格是公式。复制后选“只粘贴数值”，再传。' };
  if (cell.kind === 'error') return { problem: `这一格是错误值 ${cell.text}。改成要写的内容。` };
  switch (kind) {
    case 'number':
      return readNumber(cell.text);
    case 'day':
      return readDay(cell);
    case 'list':
      return { value: cell.text.split(/[，,、;；\s]+/).filter(Boolean) };
    case 'text':
      return { value: cell.text };
    default:
      return readChoice(kind, choices, cell.text);
  }
}

function readNumber(text: string): Reading {
  const number = Number(plain(text).replace(/,/g, ''));
  return Number.isFinite(number) ? { value: number } : { problem: `“${text.slice(0, 20)}”不是数。写整数。` };
}

function readChoice(kind: string, choices: Readonly<Record<string, string>>, text: string): Reading {
  const found = Object.entries(choices).find(([, label]) => plain(label) === plain(text));
  if (found) return { value: kind === 'yesNo' ? found[0] === 'yes' : found[0] };
  const offered = Object.values(choices).join('、');
  return { problem: `“${text.slice(0, 20)}”不在可选的里面。可选：${offered}。` };
}

function readDay(cell: Cell & { text: string }): Reading {
  const text = plain(cell.text);
  const serial = cell.kind === 'number' && /^\d{5}$/.test(text) ? serialDay(Number(text), false) : text;
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(serial);
  if (!parts) return { problem: '日期看不懂。写成 2027-03-31 这样。' };
  const [, year = '', month = '', date = ''] = parts;
  return { value: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` };
}
