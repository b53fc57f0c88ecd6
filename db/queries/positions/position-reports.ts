import type {
  PositionReportReason,
  PositionReportState,
} from '@sunshine/contract/positions/posting-vocabulary.ts';
import type { PositionState } from '@sunshine/contract/positions/vocabulary.ts';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { positionReports } from '../../schema/postings.ts';
import { unionInScope } from '../households/scope.ts';

/** Reports that wait at one position at which it goes to the top of the queue. */
const pressing = 3;

export async function insertReport(tx: Transaction, row: typeof positionReports.$inferInsert): Promise<void> {
  await tx.insert(positionReports).values(row);
}

/** An account's latest report of a position. */
export async function findOwnReport(db: Queryable, accountId: string, positionId: string) {
  const [row] = await db
    .select()
    .from(positionReports)
    .where(and(eq(positionReports.accountId, accountId), eq(positionReports.positionId, positionId)))
    .orderBy(desc(positionReports.reportedAt))
    .limit(1);
  return row ?? null;
}

export interface ReportRow {
  id: string;
  reason: PositionReportReason;
  note: string;
  state: PositionReportState;
  reportedAt: string;
  decidedAt: string | null;
  answer: string | null;
}

export interface ReportedPositionRow extends Record<string, unknown> {
  position: { id: string; title: string; state: PositionState; duties: string; conditions: string };
  company: { id: string; name: string; contactName: string; contactPhone: string };
  reports: ReportRow[];
  upheld: number;
  dismissed: number;
  upheldOfCompany: number;
}

/** A position of the scope: its approving union's, or its company's union's. */
const reachable = (scope: readonly string[]): SQL =>
  sql`(${unionInScope(sql`c.union_id`, scope)} or ${unionInScope(sql`p.approving_union_id`, scope)})`;
const shown = (show: 'open' | 'decided'): SQL =>
  show === 'open' ? sql`r.state = 'open'` : sql`r.state <> 'open'`;

/** Reported positions of a scope, nobody's name with them: three open reports first, then the longest waiting. */
export async function listReportedPositions(
  db: Queryable,
  scope: readonly string[],
  show: 'open' | 'decided',
  window: { limit: number; offset: number },
): Promise<ReportedPositionRow[]> {
  const order =
    show === 'open'
      ? sql`(count(*) >= ${pressing}) desc, min(r.reported_at), p.id`
      : sql`max(r.decided_at) desc, p.id`;
  const within = show === 'open' ? sql`r.reported_at` : sql`r.decided_at desc`;
  return [
    ...(await db.execute<ReportedPositionRow>(sql`
      select json_build_object('id', p.id, 'title', p.title, 'state', p.state, 'duties', p.duties,
          'conditions', p.conditions) as position,
        json_build_object('id', c.id, 'name', c.name, 'contactName', c.contact_name,
          'contactPhone', c.contact_phone) as company,
        json_agg(json_build_object('id', r.id, 'reason', r.reason, 'note', r.note, 'state', r.state,
          'reportedAt', r.reported_at, 'decidedAt', r.decided_at, 'answer', r.answer) order by ${within}, r.id) as reports,
        (select count(*)::int from position_reports b where b.position_id = p.id and b.state = 'upheld') as upheld,
        (select count(*)::int from position_reports b where b.position_id = p.id and b.state = 'dismissed') as dismissed,
        (select count(*)::int from position_reports b join positions q on q.id = b.position_id
          where q.company_id = c.id and b.state = 'upheld') as "upheldOfCompany"
      from position_reports r join positions p on p.id = r.position_id join companies c on c.id = p.company_id
      where ${shown(show)} and ${reachable(scope)}
      group by p.id, c.id order by ${order} limit ${window.limit} offset ${window.offset}`)),
  ];
}

/** Reports of a scope by whether they wait, and how many positions they are about. */
export async function countReports(db: Queryable, scope: readonly string[]) {
  const [row] = await db.execute<{
    open: number;
    decided: number;
    openPositions: number;
    decidedPositions: number;
  }>(sql`
    select count(*) filter (where r.state = 'open')::int as open,
      count(*) filter (where r.state <> 'open')::int as decided,
      count(distinct r.position_id) filter (where r.state = 'open')::int as "openPositions",
      count(distinct r.position_id) filter (where r.state <> 'open')::int as "decidedPositions"
    from position_reports r join positions p on p.id = r.position_id join companies c on c.id = p.company_id
    where ${reachable(scope)}`);
  return row ?? { open: 0, decided: 0, openPositions: 0, decidedPositions: 0 };
}

export interface ReportedPositions {
  count: number;
  pressing: number;
}

/** Positions of a scope whose reports wait, and those of them that stand at the top of the queue. */
export function countReportedPositions(scope: readonly string[]): SQL {
  return sql`select json_build_object('count', count(*)::int,
      'pressing', (count(*) filter (where x.open >= ${pressing}))::int)
    from (select count(*) as open from position_reports r
      join positions p on p.id = r.position_id join companies c on c.id = p.company_id
      where r.state = 'open' and ${reachable(scope)} group by r.position_id) x`;
}

/** The position a report is about, whoever asks; the scope is asked of the position. */
export async function positionOfReport(db: Queryable, id: string): Promise<string | null> {
  const [row] = await db
    .select({ positionId: positionReports.positionId })
    .from(positionReports)
    .where(eq(positionReports.id, id));
  return row?.positionId ?? null;
}

/** The open report, or with it every open one of the position, locked. */
export async function lockOpenReports(tx: Transaction, positionId: string, id: string, all: boolean) {
  const open = await tx
    .select({ id: positionReports.id, accountId: positionReports.accountId })
    .from(positionReports)
    .where(and(eq(positionReports.positionId, positionId), eq(positionReports.state, 'open')))
    .orderBy(positionReports.id)
    .for('update');
  if (!open.some((row) => row.id === id)) return [];
  return all ? open : open.filter((row) => row.id === id);
}

export async function decideReports(
  tx: Transaction,
  ids: readonly string[],
  decision: { state: 'upheld' | 'dismissed'; answer: string; decidedBy: string; decidedAt: Date },
): Promise<void> {
  await tx
    .update(positionReports)
    .set(decision)
    .where(inArray(positionReports.id, [...ids]));
}
