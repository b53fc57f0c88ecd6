import type { CertificateHelp } from '@sunshine/contract/events/training-vocabulary.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { certificates } from '../../schema/training.ts';
import { likePrefix, unionInScope } from '../households/scope.ts';

export interface CertificateRow extends Record<string, unknown> {
  id: string;
  personId: string;
  personName: string;
  unionId: string;
  unionName: string;
  name: string;
  number: string;
  issuer: string;
  issuedOn: string;
  help: CertificateHelp;
  classId: string | null;
  classTitle: string | null;
  helpNote: string | null;
  renewal: boolean;
  recordedBy: string | null;
  recordedAt: string;
  cancelledAt: string | null;
  cancellationReason: string | null;
}

const columns = sql`f.id, f.person_id as "personId", p.name as "personName", f.union_id as "unionId",
  u.short_name as "unionName", f.name, f.number, f.issuer, f.issued_on as "issuedOn", f.help, f.class_id as "classId",
  c.title as "classTitle", f.help_note as "helpNote", f.renewal, w.name as "recordedBy", f.recorded_at as "recordedAt",
  f.cancelled_at as "cancelledAt", f.cancellation_reason as "cancellationReason"`;
const tables = sql`certificates f join people p on p.id = f.person_id join unions u on u.id = f.union_id
  left join training_classes c on c.id = f.class_id
  left join accounts a on a.id = f.recorded_by left join people w on w.id = a.person_id`;

export interface CertificateFilter {
  q: string;
  show: 'kept' | 'renewals' | 'cancelled';
  classId: string | null;
  year: number | null;
}

const shown: Record<CertificateFilter['show'], SQL> = {
  kept: sql`f.cancelled_at is null`,
  renewals: sql`f.cancelled_at is null and f.renewal`,
  cancelled: sql`f.cancelled_at is not null`,
};

/** Certificates of the scope's units, latest first. */
export async function listCertificateRows(
  db: Queryable,
  scope: readonly string[],
  { q, show, classId, year }: CertificateFilter,
  window: { limit: number; offset: number },
): Promise<(CertificateRow & { total: number })[]> {
  const prefix = likePrefix(q);
  return db.execute<CertificateRow & { total: number }>(sql`
    select count(*) over ()::int as total, ${columns} from ${tables}
    where ${unionInScope(sql`f.union_id`, scope)} and ${shown[show]}
      and (${q} = '' or p.name like ${prefix} or f.name like ${prefix} or f.number like ${prefix})
      and (${classId}::uuid is null or f.class_id = ${classId}::uuid)
      and (${year}::int is null or extract(year from f.issued_on) = ${year}::int)
    order by f.issued_on desc, f.id desc limit ${window.limit} offset ${window.offset}`);
}

export async function readCertificateRow(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<CertificateRow | null> {
  const rows = await db.execute<CertificateRow>(sql`
    select ${columns} from ${tables} where f.id = ${id} and ${unionInScope(sql`f.union_id`, scope)}`);
  return rows[0] ?? null;
}

/** The certificate, locked; null when it is missing or out of scope. */
export async function lockCertificate(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<typeof certificates.$inferSelect | null> {
  const found = await tx.execute(
    sql`select f.id from certificates f where f.id = ${id} and ${unionInScope(sql`f.union_id`, scope)} for update`,
  );
  if (found.length === 0) return null;
  const [row] = await tx.select().from(certificates).where(eq(certificates.id, id));
  return row ?? null;
}

/** Keeps a certificate; false when its issuer gave that number already. */
export async function insertCertificate(
  tx: Transaction,
  row: typeof certificates.$inferInsert,
): Promise<boolean> {
  const inserted = await tx
    .insert(certificates)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: certificates.id });
  return inserted.length > 0;
}

export async function setCertificate(
  tx: Transaction,
  id: string,
  change: Partial<typeof certificates.$inferInsert>,
): Promise<void> {
  await tx.update(certificates).set(change).where(eq(certificates.id, id));
}

/** Whether a certificate in force came out of the class. */
export async function hasCertificates(tx: Transaction, classId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from certificates f where f.class_id = ${classId} and f.cancelled_at is null limit 1`);
  return rows.length > 0;
}
