import { type OutcomeKind, outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { elsewhereSentence } from '../register-person.ts';
import type { Known } from './load-known.ts';
import { addProblem } from './read-row.ts';
import type { RosterHousehold, RosterMember, RosterRow } from './roster-row.ts';

/** What a batch would add. Nothing that is known is overwritten: a roster fills in, people correct. */
export interface Plan {
  people: { id: string; name: string; idNumber: string; phone: string | null }[];
  households: { id: string; workerId: string; household: RosterHousehold }[];
  members: {
    householdId: string;
    personId: string;
    relation: string;
    identity: string;
    joinedOn: string;
    returns: boolean;
  }[];
  graduates: { personId: string; placeOfOrigin: string | null }[];
  studies: { personId: string; study: NonNullable<RosterMember['study']> }[];
  outcomes: {
    personId: string;
    kind: OutcomeKind;
    from: string;
    resolvedBy: 'self' | 'union';
    evidence: string | null;
  }[];
  needs: { personId: string; openedOn: string }[];
  /** Households that existed and get something: each a version. */
  changedHouseholds: Set<string>;
  bad: RosterRow[];
  rowsNew: number;
  rowsChanged: number;
  rowsUnchanged: number;
}

export interface PlanContext {
  known: Known;
  /** Units the import may write into: its own and those below. */
  units: ReadonlySet<string>;
  unionId: string;
  today: string;
  newId(): string;
}

export function planRows(context: PlanContext, rows: readonly RosterRow[]): Plan {
  const plan: Plan = {
    people: [],
    households: [],
    members: [],
    graduates: [],
    studies: [],
    outcomes: [],
    needs: [],
    changedHouseholds: new Set(),
    bad: [],
    rowsNew: 0,
    rowsChanged: 0,
    rowsUnchanged: 0,
  };
  for (const row of rows) {
    if (row.household) refuseRow(context, row, row.household);
    if (row.problems.length > 0 || !row.household) plan.bad.push(row);
    else planRow(context, plan, row.household, row.member);
  }
  return plan;
}

/** Says what stands against a row that is right by itself. */
function refuseRow({ known, units }: PlanContext, row: RosterRow, household: RosterHousehold): void {
  const worker = known.people.get(household.idNumber);
  const archive = worker && known.archives.get(worker.id);
  if (worker && worker.name !== household.name) {
    addProblem(row, 'workerName', '这个身份证号登记过别的姓名', '核对证件上的姓名和号码。');
  }
  if (archive && !archive.active) {
    const where = units.has(archive.unionId)
      ? '在档案里找到这一户，办重新建档。'
      : `联系${archive.unionName}，办重新建档和迁入。`;
    addProblem(row, 'workerIdNumber', '这一户已经退出', where);
  } else if (archive && !units.has(archive.unionId)) {
    addElsewhere(row, 'workerIdNumber', archive.unionName);
  } else if (!archive && worker?.household) {
    if (units.has(worker.household.unionId)) {
      addProblem(
        row,
        'workerIdNumber',
        `此人已是档案 ${worker.household.archiveNumber} 的成员`,
        '一个人只能在一户，核对建档职工是谁。',
      );
    } else addElsewhere(row, 'workerIdNumber', worker.household.unionName);
  }
  const holder = household.archiveNumber === null ? undefined : known.numbers.get(household.archiveNumber);
  if (!archive && holder !== undefined && holder !== worker?.id) {
    addProblem(row, 'archiveNumber', '这个档案编号已经用过', '换一个，或空着由这里给。');
  }

  const member = row.member && row.member.idNumber !== household.idNumber ? row.member : undefined;
  const person = member && known.people.get(member.idNumber);
  if (!member || !person) return;
  if (person.name !== member.name)
    addProblem(row, 'memberName', '这个身份证号登记过别的姓名', '核对证件上的姓名和号码。');
  if (!person.household || person.household.id === archive?.id) return;
  if (units.has(person.household.unionId)) {
    addProblem(
      row,
      'memberIdNumber',
      `此人已在档案 ${person.household.archiveNumber} 里`,
      '一个人只能在一户，先从那一户移出。',
    );
  } else addElsewhere(row, 'memberIdNumber', person.household.unionName);
}

function addElsewhere(row: RosterRow, key: 'workerIdNumber' | 'memberIdNumber', unionName: string): void {
  const [problem = '', remedy = ''] = elsewhereSentence(unionName).split(/(?<=。)/);
  addProblem(row, key, problem.replace(/。$/, ''), remedy);
}

function planRow(
  context: PlanContext,
  plan: Plan,
  household: RosterHousehold,
  member: RosterMember | undefined,
): void {
  const { known } = context;
  const workerId = planPerson(context, plan, household);
  let archive = known.archives.get(workerId);
  const opensHousehold = archive === undefined;
  if (!archive) {
    const { unionId } = context;
    archive = {
      id: context.newId(),
      personId: workerId,
      archiveNumber: household.archiveNumber ?? '',
      unionId,
      unionName: '',
      active: true,
    };
    known.archives.set(workerId, archive);
    if (household.archiveNumber) known.numbers.set(household.archiveNumber, workerId);
    plan.households.push({ id: archive.id, workerId, household });
    setHousehold(known, household.idNumber, archive);
  }

  let addsMember = false;
  let personId = workerId;
  if (member && member.idNumber !== household.idNumber) {
    personId = planPerson(context, plan, member);
    if (known.people.get(member.idNumber)?.household?.id !== archive.id) {
      addsMember = true;
      const returns = known.graduates.get(personId)?.formerHouseholds.includes(archive.id) ?? false;
      const { relation, identity } = member;
      plan.members.push({
        householdId: archive.id,
        personId,
        relation,
        identity,
        joinedOn: household.openedOn,
        returns,
      });
      setHousehold(known, member.idNumber, archive);
    }
  }
  const addsRecords = member?.study ? planGraduate(context, plan, personId, member) : false;

  if (!opensHousehold && (addsMember || addsRecords)) plan.changedHouseholds.add(archive.id);
  if (opensHousehold || addsMember) plan.rowsNew += 1;
  else if (addsRecords) plan.rowsChanged += 1;
  else plan.rowsUnchanged += 1;
}

function planPerson(
  context: PlanContext,
  plan: Plan,
  typed: { name: string; idNumber: string; phone: string | null },
): string {
  const known = context.known.people.get(typed.idNumber);
  if (known) return known.id;
  const id = context.newId();
  const { name, idNumber, phone } = typed;
  plan.people.push({ id, name, idNumber, phone });
  context.known.people.set(idNumber, { id, name, household: null });
  return id;
}

function setHousehold(
  known: Known,
  idNumber: string,
  archive: { id: string; archiveNumber: string; unionId: string; unionName: string },
): void {
  const person = known.people.get(idNumber);
  if (person) known.people.set(idNumber, { ...person, household: archive });
}

/** Adds the degree, the outcome and the need that are not known yet; true when there was any. */
function planGraduate(context: PlanContext, plan: Plan, personId: string, member: RosterMember): boolean {
  const { study, outcome, need, placeOfOrigin } = member;
  if (!study) return false;
  const state = context.known.graduates.get(personId);
  const knownStudy = state?.studies.some(
    ({ degree, graduationYear }) => degree === study.degree && graduationYear === study.graduationYear,
  );
  const [inForce] = state?.outcomes ?? [];
  const from = outcome?.from ?? graduationDay(study.graduationYear, context.today);
  // Without a day of its own a roster's word counts only where nothing was recorded; with one, when it is later.
  const newOutcome =
    outcome &&
    (inForce === undefined ||
      (outcome.from !== null && from > inForce.fromDay && outcome.kind !== inForce.kind));
  const settled = inForce !== undefined && outcomeKinds[inForce.kind].settled;
  const needOn = need?.openedOn ?? context.today;
  const neverHadNeed = state === undefined || (!state.needOpen && state.needClosedOn === null);
  const newNeed =
    need &&
    !settled &&
    (neverHadNeed || (!state?.needOpen && need.openedOn !== null && needOn > (state?.needClosedOn ?? '')));

  if (!knownStudy || newOutcome || newNeed) plan.graduates.push({ personId, placeOfOrigin });
  if (!knownStudy) plan.studies.push({ personId, study });
  if (newOutcome) {
    // read-cell gives keys of the vocabularies only.
    const told = { kind: outcome.kind as OutcomeKind, resolvedBy: outcome.resolvedBy as 'self' | 'union' };
    plan.outcomes.push({ personId, ...told, from, evidence: outcome.evidence });
  }
  if (newNeed) plan.needs.push({ personId, openedOn: needOn });
  return !knownStudy || Boolean(newOutcome) || Boolean(newNeed);
}

/** From when an undated outcome counts: since graduation, so that a job found before the import still comes after it. */
function graduationDay(year: number, today: string): string {
  const day = `${year}-07-01`;
  return day < today ? day : today;
}
