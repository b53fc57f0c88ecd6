import { type RosterColumnKey, rosterColumns } from '@sunshine/contract/households/roster.ts';
import { addProblem } from './read-row.ts';
import type { RosterHousehold, RosterRow } from './roster-row.ts';

const sameOnEveryRow: readonly (readonly [keyof RosterHousehold, RosterColumnKey])[] = [
  ['name', 'workerName'],
  ['archiveNumber', 'archiveNumber'],
  ['phone', 'workerPhone'],
  ['category', 'category'],
  ['mainCause', 'mainCause'],
  ['furtherCauses', 'furtherCauses'],
  ['migrantWorker', 'migrantWorker'],
  ['archiveLevel', 'archiveLevel'],
  ['openedOn', 'openedOn'],
];

/** Finds what contradicts an earlier good row of the same file: a person twice, a household told in two ways. */
export function createRowComparison(): (row: RosterRow) => void {
  const households = new Map<string, { row: number; household: RosterHousehold }>();
  const rowsWithoutMember = new Map<string, number>();
  const numbers = new Map<string, { row: number; worker: string }>();
  /** ID number → row and household it was first listed in. */
  const people = new Map<string, { row: number; worker: string; listed: boolean }>();

  return (row) => {
    const { household, member } = row;
    if (!household) return;
    const worker = household.idNumber;

    const first = households.get(worker);
    if (first) {
      for (const [field, key] of sameOnEveryRow) {
        if (String(first.household[field]) === String(household[field])) continue;
        addProblem(
          row,
          key,
          `同一户，${rosterColumns[key].label}和第 ${first.row} 行不一样`,
          '核对后改成一样的。',
        );
      }
    }
    const elsewhere = people.get(worker);
    if (elsewhere && elsewhere.worker !== worker) {
      addProblem(
        row,
        'workerIdNumber',
        `此人在第 ${elsewhere.row} 行是另一户的成员`,
        '一个人只能在一户里，核对是哪一户。',
      );
    }
    const number = household.archiveNumber === null ? undefined : numbers.get(household.archiveNumber);
    if (number && number.worker !== worker) {
      addProblem(
        row,
        'archiveNumber',
        `档案编号和第 ${number.row} 行的另一户相同`,
        '一户一个编号，核对后改。',
      );
    }
    if (member) {
      const known = people.get(member.idNumber);
      if (known && known.worker !== worker) {
        addProblem(
          row,
          'memberIdNumber',
          `此人在第 ${known.row} 行的另一户里`,
          '一个人只能在一户里，核对是哪一户。',
        );
      } else if (known?.listed) {
        addProblem(row, 'memberIdNumber', `和第 ${known.row} 行是同一人`, '一个人只写一行，删掉多的。');
      }
    } else {
      const same = rowsWithoutMember.get(worker);
      if (same !== undefined) addProblem(row, 'workerIdNumber', `和第 ${same} 行完全重复`, '删掉多的一行。');
    }

    if (row.problems.length > 0) {
      delete row.household;
      delete row.member;
      return;
    }
    if (!first) households.set(worker, { row: row.number, household });
    if (!people.has(worker)) people.set(worker, { row: row.number, worker, listed: false });
    if (household.archiveNumber !== null) numbers.set(household.archiveNumber, { row: row.number, worker });
    if (member) people.set(member.idNumber, { row: row.number, worker, listed: true });
    else rowsWithoutMember.set(worker, row.number);
  };
}
