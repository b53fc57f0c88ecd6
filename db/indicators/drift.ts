import { type CellCode, cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import { groupKey, withFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import type { RecordType } from './list.ts';
import { recordText } from './record-text.ts';
import { indicatorOf } from './registry.ts';
import { scopesTable } from './scopes.ts';

/** How a cell stands today beside its sealed value (封存后变动). */
export interface CellDrift {
  code: CellCode;
  sealed: bigint;
  live: bigint;
  /** Persons, positions or records that count today and did not, that counted and do no more, or that count for more or less. */
  entered: DriftItems;
  left: DriftItems;
  changed: DriftItems;
}

export interface DriftItems {
  /** All of them; `items` is one page. */
  total: number;
  items: DriftItem[];
}

export interface DriftItem {
  recordType: RecordType;
  recordId: string;
  personId: string | null;
  /** Full name: the caller masks it. */
  personName: string | null;
  on: string;
  unitName: string;
  /** What the record is today; as it was frozen where it counts no more. */
  record: string;
  /** Persons, times, openings, or whole fen; null where it did or does not count. */
  sealed: bigint | null;
  live: bigint | null;
}

export interface DriftPage {
  codes?: readonly CellCode[];
  /** Of each of the three lists of each cell. */
  limit?: number;
  offset?: number;
}

/**
 * What has changed since a report was frozen: its facts against those of the unit's whole scope as records
 * tell today, at the campaign's frame. One statement for all cells; a cell without a change is listed too.
 */
export async function driftOf(
  db: Queryable,
  reportId: string,
  frame: Frame,
  { codes = cellCodes, limit = 20, offset = 0 }: DriftPage = {},
): Promise<CellDrift[]> {
  const unit = await db.execute<{ unionId: string }>(
    sql`select r.union_id as "unionId" from reports r where r.id = ${reportId}`,
  );
  const unitId = unit[0]?.unionId;
  if (!unitId) throw new Error(`no report ${reportId}`);
  const rows = await db.execute<DriftRow>(sql`
    ${withFacts(frame, codes.map(indicatorOf))}, ${scopesTable([{ unitId, ownOnly: false }])},
    now_facts as materialized (select f.* from facts f join scopes s on s.member_id = f.unit_id),
    then_facts as materialized (
      select f.* from report_facts f where f.report_id = ${reportId} and f.code = any(${sql.param(codes)}::text[])
    ),
    now_keys as (${keysOf(sql`now_facts`)}), then_keys as (${keysOf(sql`then_facts`)}),
    moved as materialized (${moved()}),
    shown as materialized (select * from moved where n > ${offset} and n <= ${offset + limit}),
    items as (
      select distinct on (i.code, i.key) i.code, i.key, i.record_type, i.record_id, i.person_id, i.unit_id, i.on_day,
        i.record, i.known
      from (${itemsOf(sql`now_facts`, sql`null::text`, 1)} union all ${itemsOf(sql`then_facts`, sql`f.record`, 0)}) i
      order by i.code, i.key, i.known desc, i.quantity desc, i.on_day desc, i.record_id
    )
    ${answer(reportId, codes)}`);
  return codes.map((code) => cellDrift(code, rows));
}

/** Persons, positions or records of each cell with what they count for. */
function keysOf(facts: SQL): SQL {
  return sql`select f.code, coalesce(${groupKey}, f.record_id) as key,
      case f.counts when 'persons' then 1 when 'openings' then max(f.quantity) else sum(f.quantity)::bigint end as quantity
    from ${facts} f group by f.code, f.counts, coalesce(${groupKey}, f.record_id)`;
}

function moved(): SQL {
  return sql`select m.*, row_number() over (partition by m.code, m.kind order by m.key) as n,
      count(*) over (partition by m.code, m.kind)::int as total
    from (
      select coalesce(a.code, b.code) as code, coalesce(a.key, b.key) as key, b.quantity as sealed, a.quantity as live,
        case when b.key is null then 'entered' when a.key is null then 'left' else 'changed' end as kind
      from now_keys a full join then_keys b on b.code = a.code and b.key = a.key
      where a.quantity is distinct from b.quantity
    ) m`;
}

function itemsOf(facts: SQL, record: SQL, known: number): SQL {
  return sql`select f.code, m.key, f.record_type, f.record_id, f.person_id, f.unit_id, f.on_day, f.quantity,
      ${record} as record, ${known}::int as known
    from ${facts} f join shown m on m.code = f.code and m.key = coalesce(${groupKey}, f.record_id)`;
}

function answer(reportId: string, codes: readonly CellCode[]): SQL {
  return sql`select c.code, coalesce(s.figures -> c.code ->> 'value', '0') as "sealedValue",
      coalesce(v.live, 0)::text as "liveValue", k.kind, k.total, f.record_type as "recordType",
      f.record_id as "recordId", f.person_id as "personId", p.name as "personName", f.on_day as "on",
      u.name as "unitName", coalesce(f.record, ${recordText()}, '') as record, m.sealed::text, m.live::text
    from unnest(${sql.param(codes)}::text[]) c(code)
    left join report_snapshots s on s.report_id = ${reportId}
    left join (select code, sum(quantity) as live from now_keys group by code) v on v.code = c.code
    left join (select distinct code, kind, total from moved) k on k.code = c.code
    left join shown m on m.code = k.code and m.kind = k.kind
    left join items f on f.code = m.code and f.key = m.key
    left join people p on p.id = f.person_id
    left join unions u on u.id = f.unit_id
    order by c.code, k.kind, m.n`;
}

interface DriftRow extends Omit<DriftItem, 'sealed' | 'live' | 'recordId'>, Record<string, unknown> {
  code: CellCode;
  sealedValue: string;
  liveValue: string;
  kind: 'entered' | 'left' | 'changed' | null;
  total: number | null;
  recordId: string | null;
  sealed: string | null;
  live: string | null;
}

function cellDrift(code: CellCode, all: readonly DriftRow[]): CellDrift {
  const rows = all.filter((row) => row.code === code);
  const list = (kind: DriftRow['kind']): DriftItems => {
    const own = rows.filter((row) => row.kind === kind);
    return { total: own[0]?.total ?? 0, items: own.flatMap(driftItem) };
  };
  return {
    code,
    sealed: BigInt(rows[0]?.sealedValue ?? '0'),
    live: BigInt(rows[0]?.liveValue ?? '0'),
    entered: list('entered'),
    left: list('left'),
    changed: list('changed'),
  };
}

function driftItem(row: DriftRow): DriftItem[] {
  if (row.recordId === null) return [];
  const amount = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
  const { recordType, recordId, personId, personName, on, unitName, record } = row;
  return [
    {
      recordType,
      recordId,
      personId,
      personName,
      on,
      unitName,
      record,
      sealed: amount(row.sealed),
      live: amount(row.live),
    },
  ];
}
