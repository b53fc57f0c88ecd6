import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../connect.ts';
import { auditEntries } from '../../schema/accounts.ts';

export interface NewAuditEntry {
  at: Date;
  actorAccountId: string | null;
  actorRole: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  unionId: string | null;
  reason: string | null;
  detail: Record<string, unknown>;
  requestId: string;
}

/** Entries of transactions under way, which are written at their end. */
const kept = new WeakMap<Transaction, NewAuditEntry[]>();

/**
 * A transaction whose audit entries are written last and together: the heads of the chains are held for a moment only,
 * and always taken in one order. Written where they arise, two acts could each hold a chain or a row that the other
 * one waits for.
 */
export function transactionWithTrail<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const entries: NewAuditEntry[] = [];
    kept.set(tx, entries);
    const done = await work(tx);
    kept.delete(tx);
    await insertAuditEntries(tx, entries);
    return done;
  });
}

/** Adds an entry to the trail: at the end of its transaction, or at once where that does not keep any. */
export async function insertAuditEntry(tx: Transaction, entry: NewAuditEntry): Promise<void> {
  const entries = kept.get(tx);
  if (entries) entries.push(entry);
  else await insertAuditEntries(tx, [entry]);
}

async function insertAuditEntries(tx: Transaction, entries: readonly NewAuditEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, shard: chainOf(entry.subjectId) }));
  const chains = [...new Set(rows.map(({ shard }) => shard))];
  if (chains.length > 1) {
    await tx.execute(sql`select 1 from audit_chains where shard = any(${sql.param(chains)}::smallint[])
      order by shard for update`);
  }
  if (rows.length > 0) await tx.insert(auditEntries).values(rows);
}

/** Holds the chain of a subject, so that a transaction at one snapshot may add to it later. */
export async function holdAuditChain(tx: Transaction, subjectId: string): Promise<void> {
  await tx.execute(sql`select 1 from audit_chains where shard = ${chainOf(subjectId)} for update`);
}

/** One of 16 chains, chosen by the subject, so that writers rarely wait for each other. */
function chainOf(subjectId: string): number {
  return Number.parseInt(subjectId.at(-1) ?? '0', 16) % 16;
}
