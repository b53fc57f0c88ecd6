import type { Transaction } from '../../connect.ts';
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

/** Adds an entry to one of 16 chains, chosen by its subject, so that writers rarely wait for each other. */
export async function insertAuditEntry(tx: Transaction, entry: NewAuditEntry): Promise<void> {
  const shard = Number.parseInt(entry.subjectId.at(-1) ?? '0', 16) % 16;
  await tx.insert(auditEntries).values({ ...entry, shard });
}
