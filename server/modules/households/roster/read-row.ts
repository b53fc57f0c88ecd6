import {
  type RosterColumnKey,
  type RosterMapping,
  rosterColumns,
} from '@sunshine/contract/households/roster.ts';
import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { maskIdNumber, maskPhone } from '@sunshine/contract/shared/mask.ts';
import { type Cell, columnLetter, type SheetRow } from '../../../workbook/rows.ts';
import { readCell } from './read-cell.ts';
import type { RosterHousehold, RosterMember, RosterRow, RosterStudy } from './roster-row.ts';

type Values = Partial<Record<RosterColumnKey, string>>;

const keys = keysOf(rosterColumns);

/** Reads one row by the mapping: every bad cell is named; a row without problems has its household and member. */
export function readRow(sheetRow: SheetRow, mapping: RosterMapping, today: string): RosterRow {
  const byLetter = new Map([...sheetRow.cells].map(([column, cell]) => [columnLetter(column), cell]));
  const row: RosterRow = { number: sheetRow.number, typed: {}, problems: [], warnings: [] };
  const values: Values = {};
  const refused = new Set<RosterColumnKey>();

  for (const key of keys) {
    const cell = byLetter.get(mapping[key] ?? '');
    if (!cell) continue;
    row.typed[key] = typedText(cell);
    const reading = readCell(rosterColumns[key].kind, cell, today);
    if ('problem' in reading) {
      refused.add(key);
      addProblem(row, key, reading.problem, reading.remedy);
    } else {
      values[key] = reading.value;
      if (reading.warning) row.warnings.push(reading.warning);
    }
  }

  const need = (key: RosterColumnKey, remedy: string): void => {
    if (values[key] === undefined && !refused.has(key))
      addProblem(row, key, `缺${rosterColumns[key].label}`, remedy);
  };
  for (const key of keys) if ('required' in rosterColumns[key]) need(key, '补上后再传这一行。');
  const has = (of: 'member' | 'study' | 'employment'): boolean =>
    keys.some((key) => rosterColumns[key].of === of && row.typed[key] !== undefined);
  const hasMember = has('member') || has('study') || has('employment');
  if (hasMember)
    for (const key of ['memberName', 'memberIdNumber', 'relation'] as const)
      need(key, '这一行有家庭成员，补上。');
  if (has('study') || has('employment')) {
    for (const key of ['school', 'major', 'degree', 'graduationYear'] as const)
      need(key, '登记毕业生要填，补上。');
  }
  checkTogether(row, values, refused, today);

  if (row.problems.length > 0) return row;
  row.household = householdOf(values);
  row.member = hasMember ? memberOf(values, has('study') || has('employment'), today) : undefined;
  return row;
}

/** What is right in each cell and wrong together. */
function checkTogether(
  row: RosterRow,
  values: Values,
  refused: ReadonlySet<RosterColumnKey>,
  today: string,
): void {
  if (values.openedOn && values.openedOn > today)
    addProblem(row, 'openedOn', '建档日期还没有到', '请核对日期。');
  if (values.needOpenedOn && values.needOpenedOn > today)
    addProblem(row, 'needOpenedOn', '提出帮扶日期还没有到', '请核对日期。');

  const settled =
    values.outcome !== undefined && outcomeKinds[values.outcome as keyof typeof outcomeKinds].settled;
  if (settled && !values.outcomeFrom && !refused.has('outcomeFrom')) {
    addProblem(row, 'outcomeFrom', '缺去向日期', '已经落实的去向，填从哪天起。');
  }
  if (settled && values.needsHelp === 'yes') {
    addProblem(row, 'needsHelp', '去向已经落实，又填了需要帮扶', '只留一个：没落实的去向填待就业。');
  }
  const same = values.memberIdNumber !== undefined && values.memberIdNumber === values.workerIdNumber;
  if (same && values.relation !== undefined && values.relation !== 'self') {
    addProblem(row, 'relation', '成员就是建档职工', '关系填“本人”，或核对身份证号。');
  }
  if (!same && values.relation === 'self' && values.memberIdNumber && values.workerIdNumber) {
    addProblem(row, 'relation', '关系填了本人，身份证号却和建档职工不同', '核对身份证号，或改关系。');
  }
  const born = Number(values.memberIdNumber?.slice(6, 10));
  const age = Number(values.graduationYear) - born;
  if (age < 14)
    addProblem(
      row,
      'graduationYear',
      `${born} 年出生，毕业时只有 ${Math.max(age, 0)} 岁`,
      '核对毕业年份和身份证号。',
    );
}

function householdOf(values: Values): RosterHousehold {
  return {
    archiveNumber: values.archiveNumber ?? null,
    name: values.workerName ?? '',
    idNumber: values.workerIdNumber ?? '',
    phone: values.workerPhone ?? null,
    category: values.category ?? '',
    mainCause: values.mainCause ?? '',
    furtherCauses: (values.furtherCauses ?? '')
      .split(',')
      .filter((cause) => cause !== '' && cause !== values.mainCause),
    migrantWorker: values.migrantWorker === 'yes',
    archiveLevel: values.archiveLevel ?? 'district',
    openedOn: values.openedOn ?? '',
  };
}

function memberOf(values: Values, isGraduate: boolean, today: string): RosterMember {
  const study: RosterStudy | null = isGraduate
    ? {
        school: values.school ?? '',
        campusDivision: values.campusDivision ?? null,
        major: values.major ?? '',
        degree: values.degree ?? '',
        educationMode: values.educationMode ?? 'regular',
        graduationYear: Number(values.graduationYear),
      }
    : null;
  const { outcome, outcomeFrom, resolvedBy = 'self', evidence = null } = values;
  return {
    name: values.memberName ?? '',
    idNumber: values.memberIdNumber ?? '',
    phone: values.memberPhone ?? null,
    relation: values.relation ?? '',
    identity: values.identity ?? identityBy(study, today),
    placeOfOrigin: values.placeOfOrigin ?? null,
    study,
    outcome:
      outcome && outcome !== 'unknown'
        ? { kind: outcome, from: outcomeFrom ?? null, resolvedBy, evidence }
        : null,
    need: values.needsHelp === 'yes' ? { openedOn: values.needOpenedOn ?? null } : null,
  };
}

function identityBy(study: RosterStudy | null, today: string): string {
  if (!study) return 'other';
  return study.graduationYear <= Number(today.slice(0, 4)) ? 'graduate' : 'student';
}

/** Adds a problem; a sensitive value is masked before it leaves this file. */
export function addProblem(row: RosterRow, key: RosterColumnKey, problem: string, remedy: string): void {
  const column = rosterColumns[key];
  const typed = row.typed[key] ?? '';
  row.problems.push({
    column: column.label,
    value: 'sensitive' in column ? masked(column.kind, typed) : typed.slice(0, 40),
    problem,
    remedy,
  });
}

function masked(kind: string, typed: string): string {
  if (typed === '') return '';
  if (kind === 'idNumber') return maskIdNumber(typed);
  if (kind === 'phone') return maskPhone(typed);
  return '已遮盖';
}

function typedText(cell: Cell): string {
  return cell.kind === 'formula' ? '（公式）' : cell.text;
}
