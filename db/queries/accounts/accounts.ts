import type { AccountState, Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts, roleGrants } from '../../schema/accounts.ts';
import { people } from '../../schema/people.ts';

export interface NewPerson {
  id: string;
  name: string;
  phone?: { sealed: Buffer; hash: Buffer; mask: string };
}

/** A person known by name and perhaps phone; the ID number comes with the archive or a claim. */
export async function insertPerson(tx: Transaction, person: NewPerson): Promise<void> {
  const { id, name, phone } = person;
  await tx.insert(people).values({
    id,
    name,
    ...(phone ? { phoneSealed: phone.sealed, phoneHash: phone.hash, phoneMask: phone.mask } : {}),
  });
}

export interface NewAccount {
  id: string;
  personId: string;
  /** Normalised by `normaliseLoginName`. */
  loginName: string;
  passwordHash: string;
  email: string | null;
  now: Date;
}

export async function insertAccount(tx: Transaction, account: NewAccount): Promise<void> {
  const { now, ...row } = account;
  await tx.insert(accounts).values({ ...row, createdAt: now });
}

export interface NewGrant {
  id: string;
  accountId: string;
  role: Role;
  unionId?: string | null;
  companyId?: string | null;
  grantedBy: string | null;
  now: Date;
}

export async function insertGrant(tx: Transaction, grant: NewGrant): Promise<void> {
  const { now, unionId = null, companyId = null, ...row } = grant;
  await tx.insert(roleGrants).values({ ...row, unionId, companyId, grantedAt: now });
}

/** A person registered as graduate; a person who already is one stays as it is. */
export async function ensureGraduate(tx: Transaction, personId: string, email: string | null): Promise<void> {
  await tx.execute(
    sql`insert into graduates (person_id, email) values (${personId}, ${email}) on conflict (person_id) do nothing`,
  );
}

export interface AccountRow {
  id: string;
  personId: string;
  name: string;
  loginName: string;
  passwordHash: string;
  email: string | null;
  state: AccountState;
  createdAt: Date;
  lastSignInAt: Date | null;
}

const accountColumns = {
  id: accounts.id,
  personId: accounts.personId,
  name: people.name,
  loginName: accounts.loginName,
  passwordHash: accounts.passwordHash,
  email: accounts.email,
  state: accounts.state,
  createdAt: accounts.createdAt,
  lastSignInAt: accounts.lastSignInAt,
};

export async function findAccountByLoginName(db: Queryable, loginName: string): Promise<AccountRow | null> {
  const [row] = await db
    .select(accountColumns)
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(eq(accounts.loginName, loginName));
  return row ?? null;
}

export async function findAccount(db: Queryable, id: string): Promise<AccountRow | null> {
  const [row] = await db
    .select(accountColumns)
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(eq(accounts.id, id));
  return row ?? null;
}

/** Locks an account until commit and returns its state; null when there is none. */
export async function lockAccount(tx: Transaction, id: string): Promise<{ state: AccountState } | null> {
  const [row] = await tx
    .select({ state: accounts.state })
    .from(accounts)
    .where(eq(accounts.id, id))
    .for('update');
  return row ?? null;
}

export async function setLastSignIn(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.update(accounts).set({ lastSignInAt: now }).where(eq(accounts.id, id));
}

export async function setPassword(tx: Transaction, id: string, passwordHash: string): Promise<void> {
  await tx.update(accounts).set({ passwordHash, mustChangePassword: 0 }).where(eq(accounts.id, id));
}

export async function setEmail(tx: Transaction, id: string, email: string | null): Promise<void> {
  await tx.update(accounts).set({ email }).where(eq(accounts.id, id));
}

export async function setAccountState(tx: Transaction, id: string, state: AccountState): Promise<void> {
  await tx.update(accounts).set({ state }).where(eq(accounts.id, id));
}

/** Living roles of an account. */
export async function listRolesOf(db: Queryable, accountId: string): Promise<Role[]> {
  const rows = await db
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(and(eq(roleGrants.accountId, accountId), sql`${roleGrants.endedAt} is null`));
  return rows.map((row) => row.role);
}
