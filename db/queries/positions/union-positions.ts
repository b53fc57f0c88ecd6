import type { CompanyState } from '@sunshine/contract/companies/vocabulary.ts';
import type { PositionKind, PositionState, Preference } from '@sunshine/contract/positions/vocabulary.ts';
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';
import { unions } from '../../schema/unions.ts';
import { isoInstant, likePrefix, unionInScope } from '../households/scope.ts';
import { countsByState, type PositionRow } from './company-positions.ts';

/**
 * Positions a scope may see: those its units approved and those of companies its units answer for. Drafts
 * and what was never sent are the company's own.
 */
function reachable(scope: readonly string[], columns: { company: SQL; approving: SQL }): SQL {
  const own = unionInScope(columns.company, scope);
  const approved = unionInScope(columns.approving, scope);
  return sql`(${own} or ${approved})`;
}
const sent = (state: SQL, submittedAt: SQL): SQL => sql`(${state} <> 'draft' and ${submittedAt} is not null)`;

const inScope = (scope: readonly string[], id: string): SQL =>
  sql`${positions.id} = ${id} and ${sent(sql`${positions.state}`, sql`${positions.submittedAt}`)} and ${reachable(
    scope,
    { company: sql`${companies.unionId}`, approving: sql`${positions.approvingUnionId}` },
  )}`;

/** What a union sees of the company behind a position. */
export interface PostingCompany {
  id: string;
  name: string;
  state: CompanyState;
  creditCode: string;
  contactName: string;
  contactPhone: string;
  unionId: string;
  /** Last day on which the verification holds; null where none was set. */
  verifiedUntil: string | null;
}

const companyColumns = {
  id: companies.id,
  name: companies.name,
  state: companies.state,
  creditCode: companies.creditCode,
  contactName: companies.contactName,
  contactPhone: companies.contactPhone,
  unionId: companies.unionId,
  verifiedUntil: companies.verifiedUntil,
};

export async function findPositionInScope(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<{ position: PositionRow; company: PostingCompany; approvingUnionName: string | null } | null> {
  const [row] = await db
    .select({
      position: getTableColumns(positions),
      company: companyColumns,
      approvingUnionName: unions.name,
    })
    .from(positions)
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .leftJoin(unions, eq(unions.id, positions.approvingUnionId))
    .where(inScope(scope, id));
  return row ?? null;
}

/** Locks a position until commit, and holds the company's state with it. */
export async function lockPositionInScope(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<{ position: PositionRow; company: PostingCompany } | null> {
  // The company first, as every verb that locks both does.
  const [company] = await tx
    .select({ id: companies.id })
    .from(companies)
    .where(sql`${companies.id} = (select company_id from positions where id = ${id})`)
    .for('share');
  if (!company) return null;
  const [row] = await tx
    .select({ position: getTableColumns(positions), company: companyColumns })
    .from(positions)
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(inScope(scope, id))
    .for('update', { of: positions });
  return row ?? null;
}

export interface UnionPositionFilter {
  state: PositionState | undefined;
  companyId: string | undefined;
  /** Part of the title or of the company's name. */
  q: string;
}

export interface UnionPositionListRow extends Record<string, unknown> {
  id: string;
  title: string;
  kind: PositionKind;
  state: PositionState;
  headcount: number;
  companyName: string;
  companyVerified: boolean;
  preference: Preference;
  suitableForGraduates: boolean;
  submittedAt: string | null;
  validUntil: string;
  appealed: boolean;
  openReports: number;
}

function listed(scope: readonly string[], filter: Omit<UnionPositionFilter, 'state'>): SQL {
  const { companyId, q } = filter;
  const part = `%${likePrefix(q)}`;
  return sql`${sent(sql`p.state`, sql`p.submitted_at`)}
    and ${reachable(scope, { company: sql`c.union_id`, approving: sql`p.approving_union_id` })}
    ${companyId ? sql`and p.company_id = ${companyId}` : sql``}
    ${q === '' ? sql`` : sql`and (p.title like ${part} or c.name like ${part})`}`;
}

/** Positions of a scope: those that wait for review first, the longest waiting on top. */
export async function listUnionPositionRows(
  db: Queryable,
  scope: readonly string[],
  filter: UnionPositionFilter,
  window: { limit: number; offset: number },
): Promise<UnionPositionListRow[]> {
  const byState = filter.state ? sql`and p.state = ${filter.state}` : sql``;
  const rows = await db.execute<UnionPositionListRow>(sql`
    select p.id, p.title, p.kind, p.state, p.headcount, c.name as "companyName",
      c.state = 'verified' as "companyVerified", p.preference,
      p.suitable_for_graduates as "suitableForGraduates", p.submitted_at as "submittedAt",
      p.valid_until::text as "validUntil", p.ad_appeal is not null as appealed,
      (select count(*)::int from position_reports r where r.position_id = p.id and r.state = 'open') as "openReports"
    from positions p join companies c on c.id = p.company_id
    where ${listed(scope, filter)} ${byState}
    order by (p.state = 'submitted') desc, case when p.state = 'submitted' then p.submitted_at end,
      p.submitted_at desc, p.id
    limit ${window.limit} offset ${window.offset}`);
  return rows.map((row) => ({ ...row, submittedAt: row.submittedAt && isoInstant(row.submittedAt) }));
}

/** How many of them stand in each state. */
export async function countUnionPositions(
  db: Queryable,
  scope: readonly string[],
  filter: Omit<UnionPositionFilter, 'state'>,
): Promise<Record<PositionState, number>> {
  const rows = await db.execute<{ state: PositionState; n: number }>(sql`
    select p.state, count(*)::int as n from positions p join companies c on c.id = p.company_id
    where ${listed(scope, filter)} group by p.state`);
  return countsByState(rows);
}
