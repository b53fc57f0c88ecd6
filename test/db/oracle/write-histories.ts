import { randomUUID } from 'node:crypto';
import { allowancePurposes } from '@sunshine/contract/benefits/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { Database } from '@sunshine/db/connect.ts';
import * as t from '@sunshine/db/schema/index.ts';
import type { History, PersonStory, UnitKey } from './history.ts';

export type Units = Record<UnitKey, string>;

const at = new Date('2026-01-05T02:00:00Z');
const staff = randomUUID();
const purposes = keysOf(allowancePurposes);

/** The rows that histories come to, table by table, in an order that satisfies every reference. */
interface Rows {
  unions: (typeof t.unions.$inferInsert)[];
  people: (typeof t.people.$inferInsert)[];
  graduates: (typeof t.graduates.$inferInsert)[];
  households: (typeof t.households.$inferInsert)[];
  householdEpisodes: (typeof t.householdEpisodes.$inferInsert)[];
  householdManagements: (typeof t.householdManagements.$inferInsert)[];
  householdMembers: (typeof t.householdMembers.$inferInsert)[];
  studies: (typeof t.studies.$inferInsert)[];
  helpNeeds: (typeof t.helpNeeds.$inferInsert)[];
  placements: (typeof t.placements.$inferInsert)[];
  outcomes: (typeof t.outcomes.$inferInsert)[];
  internships: (typeof t.internships.$inferInsert)[];
  trainingClasses: (typeof t.trainingClasses.$inferInsert)[];
  trainingMeetings: (typeof t.trainingMeetings.$inferInsert)[];
  trainingEnrolments: (typeof t.trainingEnrolments.$inferInsert)[];
  attendances: (typeof t.attendances.$inferInsert)[];
  certificates: (typeof t.certificates.$inferInsert)[];
  guidanceSessions: (typeof t.guidanceSessions.$inferInsert)[];
  policies: (typeof t.policies.$inferInsert)[];
  guaranteedLoans: (typeof t.guaranteedLoans.$inferInsert)[];
  loanTranches: (typeof t.loanTranches.$inferInsert)[];
  policyGrants: (typeof t.policyGrants.$inferInsert)[];
  jobSeekingAllowances: (typeof t.jobSeekingAllowances.$inferInsert)[];
  allowanceReturns: (typeof t.allowanceReturns.$inferInsert)[];
  supplementaryRecords: (typeof t.supplementaryRecords.$inferInsert)[];
  companies: (typeof t.companies.$inferInsert)[];
  companyTagPeriods: (typeof t.companyTagPeriods.$inferInsert)[];
  positions: (typeof t.positions.$inferInsert)[];
  events: (typeof t.events.$inferInsert)[];
  eventPositions: (typeof t.eventPositions.$inferInsert)[];
}

const tables = {
  unions: t.unions,
  people: t.people,
  graduates: t.graduates,
  households: t.households,
  householdEpisodes: t.householdEpisodes,
  householdManagements: t.householdManagements,
  householdMembers: t.householdMembers,
  studies: t.studies,
  helpNeeds: t.helpNeeds,
  placements: t.placements,
  outcomes: t.outcomes,
  internships: t.internships,
  trainingClasses: t.trainingClasses,
  trainingMeetings: t.trainingMeetings,
  trainingEnrolments: t.trainingEnrolments,
  attendances: t.attendances,
  certificates: t.certificates,
  guidanceSessions: t.guidanceSessions,
  policies: t.policies,
  guaranteedLoans: t.guaranteedLoans,
  loanTranches: t.loanTranches,
  policyGrants: t.policyGrants,
  jobSeekingAllowances: t.jobSeekingAllowances,
  allowanceReturns: t.allowanceReturns,
  supplementaryRecords: t.supplementaryRecords,
  companies: t.companies,
  companyTagPeriods: t.companyTagPeriods,
  positions: t.positions,
  events: t.events,
  eventPositions: t.eventPositions,
} as const satisfies Record<keyof Rows, unknown>;

/** Writes histories side by side, each in three streets of its own; answers their units. */
export async function writeHistories(
  db: Database,
  district: string,
  histories: readonly History[],
): Promise<Units[]> {
  const rows = Object.fromEntries(keysOf(tables).map((name) => [name, []])) as unknown as Rows;
  const units = histories.map((history) => rowsOf(rows, district, history));
  for (const name of keysOf(tables)) {
    for (let from = 0; from < rows[name].length; from += 500) {
      // Each list holds rows of the table of its name, which the compiler cannot follow through the name.
      await db.insert(tables[name]).values(rows[name].slice(from, from + 500) as never);
    }
  }
  return units;
}

function rowsOf(rows: Rows, district: string, history: History): Units {
  const units: Units = { a: randomUUID(), b: randomUUID(), c: randomUUID() };
  for (const key of ['a', 'b', 'c'] as const) {
    const closed = key === 'c' && history.closure;
    rows.unions.push({
      id: units[key],
      code: units[key],
      name: units[key],
      shortName: key,
      kind: 'territorial',
      parentId: district,
      ...(closed ? { closedOn: closed.on, successorId: units[closed.successor] } : {}),
    });
  }
  const households = history.households.map((story) => householdRows(rows, units, story));
  const people = history.people.map((story) => personRows(rows, units, households, story));
  classRows(rows, units, people, history);
  placeRows(rows, units, history);
  return units;
}

function householdRows(rows: Rows, units: Units, story: History['households'][number]): string {
  const id = randomUUID();
  const worker = randomUUID();
  rows.people.push({ id: worker, name: '沈建国' });
  rows.households.push({
    id,
    archiveNumber: id,
    primaryWorkerId: worker,
    hardshipSealed: Buffer.from([0]),
  });
  for (const { opened, closed, inError } of story.episodes) {
    const closingReason = closed === null ? null : inError ? 'openedInError' : 'exitHardship';
    rows.householdEpisodes.push({ householdId: id, openedOn: opened, closedOn: closed, closingReason });
  }
  const fromDay = story.episodes[0]?.opened ?? '2025-01-01';
  const { moved } = story;
  rows.householdManagements.push({
    householdId: id,
    unionId: units[story.unit],
    fromDay,
    untilDay: moved?.on ?? null,
  });
  if (moved) rows.householdManagements.push({ householdId: id, unionId: units[moved.to], fromDay: moved.on });
  return id;
}

function personRows(rows: Rows, units: Units, households: readonly string[], story: PersonStory): string {
  const personId = randomUUID();
  rows.people.push({ id: personId, name: '沈一鸣', birthDate: story.born, diedOn: story.died });
  rows.graduates.push({ personId });
  for (const { household, joined, left } of story.memberships) {
    const householdId = households[household] ?? '';
    const who = { householdId, personId, relation: 'child', identity: 'graduate' } as const;
    rows.householdMembers.push({ ...who, joinedOn: joined, leftOn: left });
  }
  for (const { year, mode, campus, registeredBy, degree, state } of story.studies) {
    rows.studies.push({
      personId,
      school: '上海商贸职业学院',
      major: '会计',
      degree,
      state,
      educationMode: mode,
      graduationYear: year,
      campusDivision: campus,
      registeringUnionId: registeredBy && units[registeredBy],
      hardshipProof: registeredBy && '低保证明',
    });
  }
  for (const { opened, closed, by } of story.needs)
    rows.helpNeeds.push({ personId, openedOn: opened, closedOn: closed, closedBy: by });
  employmentRows(rows, units, personId, story);
  serviceRows(rows, units, personId, story);
  moneyRows(rows, units, personId, story);
  return personId;
}

function employmentRows(rows: Rows, units: Units, personId: string, story: PersonStory): void {
  const placements = story.placements.map(({ unit, start, path, evidence, cancelled }) => {
    const id = randomUUID();
    rows.placements.push({
      id,
      personId,
      unionId: units[unit],
      startOn: start,
      path,
      employerName: '禾澜食品',
      companyConfirmedAt: at,
      graduateConfirmedAt: at,
      evidence: evidence ? '劳动合同' : null,
      recordedAt: at,
      ...(cancelled ? { cancelledAt: at, cancellationReason: '记错了' } : {}),
    });
    return id;
  });
  story.outcomes.forEach(({ kind, from, by, retracted, placement }, index) => {
    rows.outcomes.push({
      personId,
      kind,
      fromDay: from,
      resolvedBy: by,
      placementId: placement === null ? null : placements[placement],
      recordedAt: new Date(at.getTime() + index * 1000),
      ...(retracted ? { retractedAt: at, retractionReason: '记错了' } : {}),
    });
  });
  for (const { unit, kind, confirmed, start, cancelled } of story.internships)
    rows.internships.push({
      personId,
      kind,
      unionId: units[unit],
      employerName: '禾澜食品',
      confirmedOn: confirmed,
      startOn: start,
      recordedAt: at,
      ...(cancelled === null ? {} : { cancelledOn: cancelled, cancellationReason: '不去了' }),
    });
}

const recorded = { recordedBy: staff, recordedAt: at };
const cancellation = (cancelled: boolean): { cancelledAt: Date; cancellationReason: string } | undefined =>
  cancelled ? { cancelledAt: at, cancellationReason: '记错了' } : undefined;

function serviceRows(rows: Rows, units: Units, personId: string, story: PersonStory): void {
  for (const { unit, issued, renewal, cancelled } of story.certificates)
    rows.certificates.push({
      personId,
      unionId: units[unit],
      name: '电工证',
      number: randomUUID(),
      issuer: '区人社局',
      issuedOn: issued,
      help: 'feePaid',
      helpNote: '考试费',
      renewal,
      ...recorded,
      ...cancellation(cancelled),
    });
  for (const { unit, on, cancelled } of story.guidance)
    rows.guidanceSessions.push({
      personId,
      unionId: units[unit],
      onDay: on,
      adviser: '陆文澜',
      note: '选址和成本',
      caseworkerId: staff,
      ...recorded,
      ...cancellation(cancelled),
    });
  for (const { kind, unit, on } of story.supplementary)
    rows.supplementaryRecords.push({ ...entered(units, { kind, unit, on }), personId });
}

function entered(
  units: Units,
  { kind, unit, on }: { kind: History['bare'][number]['kind']; unit: UnitKey; on: string },
): typeof t.supplementaryRecords.$inferInsert {
  return { kind, unionId: units[unit], onDay: on, title: '线下工作', evidence: '签到表', ...recorded };
}

function policyRow(rows: Rows): string {
  const id = randomUUID();
  rows.policies.push({
    id,
    key: id,
    category: 'startUp',
    level: 'city',
    title: '补贴',
    benefit: '补贴',
    office: '社区事务受理中心',
    source: '文件',
    validFrom: '2020-01-01',
    updatedAt: at,
  });
  return id;
}

function moneyRows(rows: Rows, units: Units, personId: string, story: PersonStory): void {
  for (const loan of story.loans) {
    const id = randomUUID();
    rows.guaranteedLoans.push({
      id,
      personId,
      unionId: units[loan.unit],
      contractNumber: id,
      bank: '农商行',
      purpose: '开店',
      policyId: loan.underPolicy ? policyRow(rows) : null,
      approvedOn: '2024-12-01',
      approvedFen: 100_000_000n,
      evidence: '合同',
      ...recorded,
      ...cancellation(loan.cancelled),
    });
    for (const { on, fen, sentBack } of loan.tranches)
      rows.loanTranches.push({
        loanId: id,
        paidOn: on,
        amountFen: BigInt(fen),
        evidence: '放款单',
        ...recorded,
        ...(sentBack ? { sentBackOn: on, sentBackReason: '账号错' } : {}),
      });
    if (loan.grant) grantRow(rows, units, personId, { ...loan.grant, unit: loan.unit, cancelled: false }, id);
  }
  for (const grant of story.grants) grantRow(rows, units, personId, grant, null);
  for (const [index, { unit, paid, fen, returns }] of story.allowances.entries()) {
    const id = randomUUID();
    rows.jobSeekingAllowances.push({
      id,
      personId,
      unionId: units[unit],
      state: paid === null ? 'submitted' : 'paid',
      // One application for a purpose is open at a time.
      purpose: purposes[index % purposes.length] ?? 'other',
      note: '面试',
      amountFen: BigInt(fen),
      appliedOn: '2025-01-01',
      appliedBy: staff,
      ...(paid === null
        ? {}
        : { decidedBy: randomUUID(), decidedAt: at, paidOn: paid, paidBy: randomUUID(), receipt: id }),
    });
    for (const part of paid === null ? [] : returns)
      rows.allowanceReturns.push({
        allowanceId: id,
        returnedOn: '2026-11-01',
        amountFen: BigInt(part),
        reason: '退回',
        ...recorded,
      });
  }
}

function grantRow(
  rows: Rows,
  units: Units,
  personId: string,
  { unit, on, cancelled }: { unit: UnitKey; on: string; cancelled: boolean },
  loanId: string | null,
): void {
  rows.policyGrants.push({
    personId,
    policyId: policyRow(rows),
    unionId: units[unit],
    period: '2026',
    grantedOn: on,
    loanId,
    evidence: '受理回执',
    ...recorded,
    ...cancellation(cancelled),
  });
}

function classRows(rows: Rows, units: Units, people: readonly string[], { classes }: History): void {
  for (const story of classes) {
    const id = randomUUID();
    rows.trainingClasses.push({
      id,
      kind: story.kind,
      title: '会计实务班',
      unionId: units[story.unit],
      startsOn: '2024-12-01',
      endsOn: story.ends,
      state: story.state,
      finishedAt: story.state === 'finished' ? at : null,
      cancellationReason: story.state === 'cancelled' ? '报名不足' : null,
      caseworkerId: staff,
    });
    const meetings = story.meetings.map((state, index) => {
      const meeting = { id: randomUUID(), classId: id, onDay: '2024-12-01', hours: `第 ${index} 次`, state };
      rows.trainingMeetings.push(meeting);
      return meeting.id;
    });
    for (const { person, withdrawn, marks } of story.enrolments) {
      const personId = people[person];
      if (!personId) continue;
      const enrolmentId = randomUUID();
      rows.trainingEnrolments.push({
        id: enrolmentId,
        classId: id,
        personId,
        enrolledAt: at,
        enrolledBy: staff,
        ...(withdrawn ? { state: 'withdrawn', withdrawnAt: at } : {}),
      });
      marks.forEach((mark, index) => {
        if (mark) rows.attendances.push({ meetingId: meetings[index] ?? '', enrolmentId, mark, ...recorded });
      });
    }
  }
}

function placeRows(rows: Rows, units: Units, { positions, events, bare }: History): void {
  const ids = positions.map((story) => positionRow(rows, units, story));
  for (const { unit, kind, on, state, shown } of events) {
    const id = randomUUID();
    rows.events.push({
      id,
      kind,
      title: '招聘会',
      leadUnionId: units[unit],
      startsOn: on,
      endsOn: on,
      place: '文体中心',
      state,
      notHeldReason: state === 'notHeld' ? '没有办成' : null,
    });
    for (const { position, headcount } of shown) {
      const positionId = ids[position];
      if (positionId) rows.eventPositions.push({ eventId: id, positionId, headcount });
    }
  }
  for (const { kind, unit, on, quantity, withdrawn } of bare)
    rows.supplementaryRecords.push({
      ...entered(units, { kind, unit, on }),
      quantity,
      ...(withdrawn ? { withdrawnAt: at, withdrawalReason: '重复' } : {}),
    });
}

function positionRow(rows: Rows, units: Units, story: History['positions'][number]): string {
  const companyId = randomUUID();
  rows.companies.push({
    id: companyId,
    creditCode: companyId,
    name: '禾澜食品',
    shortName: '禾澜',
    nature: 'private',
    size: 'from100',
    industry: '食品',
    town: '310118001',
    address: '外青松公路 1 号',
    contactName: '周可',
    contactPhone: '19900000001',
    state: 'verified',
    unionId: units[story.unit],
    answerDueOn: '2026-01-10',
  });
  if (story.tag)
    rows.companyTagPeriods.push({
      companyId,
      tag: story.tag.tag,
      fromDay: story.tag.from,
      untilDay: story.tag.until,
      evidence: '认定文件',
    });
  const id = randomUUID();
  rows.positions.push({
    id,
    companyId,
    title: '成本会计',
    kind: story.kind,
    occupation: 'finance',
    headcount: 3,
    education: 'college',
    employmentType: 'contract',
    town: '310118001',
    address: '外青松公路 1 号',
    payMin: 6000,
    payMax: 8000,
    payUnit: 'month',
    duties: '负责成本核算。',
    conditions: '会计相关专业。',
    validUntil: '2026-12-31',
    state: 'published',
    suitableForGraduates: story.suitable,
    approvingUnionId: units[story.unit],
    firstPublishedOn: '2024-12-01',
    ...(story.preference === null
      ? {}
      : {
          preference: story.preference,
          preferredOn: story.preferredOn,
          preferredHeadcount: story.preferredHeadcount,
        }),
  });
  return id;
}
