import type { CompanyState } from '@sunshine/contract/companies/vocabulary.ts';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { companies } from '../../schema/companies.ts';
import { unions } from '../../schema/unions.ts';
import { unionInScope } from '../households/scope.ts';

export type CompanyRow = typeof companies.$inferSelect;
export type NewCompany = typeof companies.$inferInsert;
/** The company with the unit that answers for it. */
export type CompanyWithUnion = CompanyRow & { unionName: string; unionPhone: string | null };

export async function insertCompany(tx: Transaction, company: NewCompany): Promise<void> {
  await tx.insert(companies).values(company);
}

/**
 * The open unit that answers for a town: its territorial unit, for a closed one its successor, otherwise the
 * district; null where no district is set up.
 */
export async function unionForTown(db: Queryable, town: string): Promise<string | null> {
  const rows = await db.execute<{ id: string }>(sql`
    select coalesce(open.id, u.id) as id from unions u
    left join unions open on u.closed_on is not null and open.id = u.successor_id and open.closed_on is null
    where (u.kind = 'territorial' and u.division_code = ${town} and (u.closed_on is null or open.id is not null))
      or u.kind = 'district'
    order by (u.kind = 'territorial') desc, u.closed_on nulls first, u.code
    limit 1`);
  return rows[0]?.id ?? null;
}

const withUnion = {
  ...getTableColumns(companies),
  unionName: unions.name,
  unionPhone: unions.contactPhone,
};

export async function findCompany(db: Queryable, id: string): Promise<CompanyWithUnion | null> {
  const [row] = await db
    .select(withUnion)
    .from(companies)
    .innerJoin(unions, eq(unions.id, companies.unionId))
    .where(eq(companies.id, id));
  return row ?? null;
}

/** A company that a unit of the scope answers for. */
export async function findCompanyInScope(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<CompanyWithUnion | null> {
  const [row] = await db
    .select(withUnion)
    .from(companies)
    .innerJoin(unions, eq(unions.id, companies.unionId))
    .where(sql`${companies.id} = ${id} and ${unionInScope(sql`${companies.unionId}`, scope)}`);
  return row ?? null;
}

/** Locks a company until commit. */
export async function lockCompany(tx: Transaction, id: string): Promise<CompanyRow | null> {
  const [row] = await tx.select().from(companies).where(eq(companies.id, id)).for('update');
  return row ?? null;
}

export async function lockCompanyInScope(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<CompanyRow | null> {
  const [row] = await tx
    .select()
    .from(companies)
    .where(sql`${companies.id} = ${id} and ${unionInScope(sql`${companies.unionId}`, scope)}`)
    .for('update');
  return row ?? null;
}

export async function updateCompany(tx: Transaction, id: string, values: Partial<NewCompany>): Promise<void> {
  await tx.update(companies).set(values).where(eq(companies.id, id));
}

export interface CompanyDecision {
  state: CompanyState;
  decidedAt: Date;
  decidedBy: string | null;
  decisionNote: string | null;
  creditCodeNote?: string | null;
  verifiedUntil?: string;
  reverificationRemindedOn?: null;
  confirmedOn?: null;
  confirmationNote?: null;
}

export async function decideCompany(tx: Transaction, id: string, decision: CompanyDecision): Promise<void> {
  await tx.update(companies).set(decision).where(eq(companies.id, id));
}
