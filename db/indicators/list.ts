import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import type { Coverage } from './coverage.ts';
import { groupKey, withFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import { countedIn } from './joined-facts.ts';
import { recordText } from './record-text.ts';
import { indicatorOf } from './registry.ts';
import { type Scope, scopesTable } from './scopes.ts';

/** One row of the list behind a figure; the quantities of all rows add up to the figure. */
export interface ListRow {
  code: CellCode;
  recordType: RecordType;
  recordId: string;
  personId: string | null;
  /** Full name: the caller masks it. */
  personName: string | null;
  idNumberMask: string | null;
  on: string;
  /** Persons, times, openings, or whole fen. */
  quantity: bigint;
  unitName: string;
  /** Unit managing the person's archive on that day. */
  personUnitName: string | null;
  /** What the record is, in one line. */
  record: string;
  /** 补录: done outside the platform. */
  supplementary: boolean;
}

export type RecordType =
  | 'study'
  | 'outcome'
  | 'helpNeed'
  | 'internship'
  | 'placement'
  | 'trainingEnrolment'
  | 'certificate'
  | 'guidanceSession'
  | 'loanTranche'
  | 'policyGrant'
  | 'jobSeekingAllowance'
  | 'supplementary'
  | 'event'
  | 'position';

export interface ListWindow {
  limit: number;
  offset: number;
}

/**
 * The lists behind figures of one scope, from the same facts as their values: 人 one row a person, 个 one row a
 * position with its largest headcount, else one row a record. Newest first.
 */
export async function listFacts(
  db: Queryable,
  frame: Frame,
  scope: Scope,
  codes: readonly CellCode[],
  window: ListWindow | null = null,
  coverage?: Coverage,
): Promise<ListRow[]> {
  const facts = sql`facts f join scopes s on s.member_id = f.unit_id and ${countedIn}`;
  const rows = await db.execute<RawListRow>(sql`
    ${withFacts(frame, codes.map(indicatorOf), coverage)}, ${scopesTable([scope])}, ${listed(facts)}
    ${rowsOfList(window)}`);
  return rows.map(listRow);
}

/**
 * The lists behind figures of a snapshot: records as they were frozen, names and ID masks of today. `ownUnitId`: of
 * this unit alone (本级).
 */
export async function listSealed(
  db: Queryable,
  reportId: string,
  codes: readonly CellCode[],
  window: ListWindow | null = null,
  ownUnitId: string | null = null,
): Promise<ListRow[]> {
  const facts = sql`report_facts f where f.report_id = ${reportId} and f.code = any(${sql.param(codes)}::text[])
    and f.unit_id = coalesce(${ownUnitId}::uuid, f.unit_id)`;
  const rows = await db.execute<RawListRow>(sql`with ${listed(facts)} ${rowsOfList(window)}`);
  return rows.map(listRow);
}

interface RawListRow extends Omit<ListRow, 'quantity'>, Record<string, unknown> {
  quantity: string;
}

function listRow(row: RawListRow): ListRow {
  return { ...row, quantity: BigInt(row.quantity) };
}

/** One fact `f` for each row: of a person the latest, of a position the largest. */
function listed(facts: SQL): SQL {
  return sql`listed as (
    select distinct on (f.code, coalesce(${groupKey}, f.record_id), f.row_number) f.code, f.record_type, f.record_id,
      f.person_id, f.unit_id, f.on_day, case f.counts when 'persons' then 1 else f.quantity end as quantity,
      f.supplementary, f.record
    from (
      select f.code, f.counts, f.record_type, f.record_id, f.person_id, f.unit_id, f.on_day, f.quantity,
        f.supplementary, f.record,
        case when f.counts in ('persons', 'openings') then 0 else row_number() over () end as row_number
      from ${facts}
    ) f
    order by f.code, coalesce(${groupKey}, f.record_id), f.row_number, f.quantity desc, f.on_day desc, f.record_id, f.unit_id
  )`;
}

function rowsOfList(window: ListWindow | null): SQL {
  return sql`select f.code, f.record_type as "recordType", f.record_id as "recordId", f.person_id as "personId",
      p.name as "personName", p.id_number_mask as "idNumberMask", f.on_day as "on", f.quantity::text,
      u.name as "unitName", ${managingUnit()} as "personUnitName",
      coalesce(f.record, ${recordText()}, '') as record, f.supplementary
    from (select * from listed order by code, on_day desc, record_id, person_id ${slice(window)}) f
    left join people p on p.id = f.person_id
    join unions u on u.id = f.unit_id
    order by f.code, f.on_day desc, f.record_id, f.person_id`;
}

function managingUnit(): SQL {
  return sql`(
    select h.name from household_members m
    join household_managements hm on hm.household_id = m.household_id
    join unions h on h.id = hm.union_id
    where m.person_id = f.person_id and m.joined_on <= f.on_day and coalesce(m.left_on, 'infinity') >= f.on_day
      and hm.from_day <= f.on_day and coalesce(hm.until_day, 'infinity') > f.on_day
    order by m.joined_on desc, hm.from_day desc limit 1
  )`;
}

function slice(window: ListWindow | null): SQL {
  return window ? sql`limit ${window.limit} offset ${window.offset}` : sql``;
}

/** Persons (masked by the caller) who stand in the list of one figure and in none of the others, of one scope. */
export async function listLeftOver(
  db: Queryable,
  frame: Frame,
  scope: Scope,
  of: CellCode,
  without: readonly CellCode[],
  coverage?: Coverage,
): Promise<{ personId: string; name: string; record: string }[]> {
  return db.execute<{ personId: string; name: string; record: string }>(sql`
    ${withFacts(frame, [of, ...without].map(indicatorOf), coverage)}, ${scopesTable([scope])}, counted as materialized (
      select f.code, f.person_id from facts f join scopes s on s.member_id = f.unit_id and ${countedIn}
    )
    select distinct on (p.name, f.person_id) f.person_id as "personId", p.name,
      coalesce(${studyText(sql`f.person_id`)}, '') as record
    from counted f join people p on p.id = f.person_id
    where f.code = ${of} and not exists (
      select 1 from counted g where g.person_id = f.person_id and g.code <> ${of}
    )
    order by p.name, f.person_id
    limit 200`);
}

/** The same of a snapshot. */
export async function listLeftOverSealed(
  db: Queryable,
  reportId: string,
  of: CellCode,
  without: readonly CellCode[],
  ownUnitId: string | null = null,
): Promise<{ personId: string; name: string; record: string }[]> {
  return db.execute<{ personId: string; name: string; record: string }>(sql`
    with frozen as (
      select f.code, f.person_id from report_facts f
      where f.report_id = ${reportId} and f.code = any(${sql.param([of, ...without])}::text[])
        and f.unit_id = coalesce(${ownUnitId}::uuid, f.unit_id)
    )
    select distinct on (p.name, f.person_id) f.person_id as "personId", p.name,
      coalesce(${studyText(sql`f.person_id`)}, '') as record
    from frozen f join people p on p.id = f.person_id
    where f.code = ${of} and not exists (
      select 1 from frozen g where g.person_id = f.person_id and g.code <> ${of}
    )
    order by p.name, f.person_id
    limit 200`);
}

function studyText(personId: SQL): SQL {
  return sql`(select s.graduation_year || ' 届 ' || s.school from studies s where s.person_id = ${personId}
    order by s.graduation_year desc, s.id desc limit 1)`;
}
