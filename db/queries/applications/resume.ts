import type { HideableField } from '@sunshine/contract/applications/resume-vocabulary.ts';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { type Kept, type ResumeCertificate, type ResumeEntry, resumes } from '../../schema/applications.ts';
import { attachments } from '../../schema/attachments.ts';
import { graduates, studies } from '../../schema/households.ts';
import { people } from '../../schema/people.ts';
import { certificates } from '../../schema/training.ts';

/** What a résumé is made of; the phone is still sealed. Null when the person is no graduate. */
export async function readResumeSources(db: Queryable, personId: string) {
  const [person] = await db
    .select({
      name: people.name,
      phoneSealed: people.phoneSealed,
      email: graduates.email,
      skills: sql<string>`coalesce(${resumes.skills}, '')`,
      experience: sql<string>`coalesce(${resumes.experience}, '')`,
      introduction: sql<string>`coalesce(${resumes.introduction}, '')`,
      education: sql<Kept<ResumeEntry>[]>`coalesce(${resumes.education}, '[]')`,
      practice: sql<Kept<ResumeEntry>[]>`coalesce(${resumes.practice}, '[]')`,
      certificates: sql<Kept<ResumeCertificate>[]>`coalesce(${resumes.certificates}, '[]')`,
      hidden: sql<HideableField[]>`coalesce(${resumes.hidden}, '{}')`,
      updatedAt: resumes.updatedAt,
    })
    .from(graduates)
    .innerJoin(people, eq(people.id, graduates.personId))
    .leftJoin(resumes, eq(resumes.personId, graduates.personId))
    .where(eq(graduates.personId, personId));
  if (!person) return null;
  const courses = await db
    .select({
      school: studies.school,
      major: studies.major,
      degree: studies.degree,
      graduationYear: studies.graduationYear,
    })
    .from(studies)
    .where(eq(studies.personId, personId))
    .orderBy(desc(studies.graduationYear), desc(studies.id));
  return { ...person, study: courses[0] ?? null, courses };
}

/** Certificates on record of a person, as a résumé may take them over. */
export async function listCertificatesForResume(
  db: Queryable,
  personId: string,
): Promise<ResumeCertificate[]> {
  return db
    .select({ name: certificates.name, issued: sql<string>`to_char(${certificates.issuedOn}, 'YYYY-MM')` })
    .from(certificates)
    .where(and(eq(certificates.personId, personId), isNull(certificates.cancelledAt)))
    .orderBy(desc(certificates.issuedOn), desc(certificates.id));
}

/** The file of a résumé or of an application, without its bytes: there is one at most. */
export async function findResumeFile(db: Queryable, owner: { type: 'resume' | 'application'; id: string }) {
  const [row] = await db
    .select({
      id: attachments.id,
      name: attachments.name,
      size: attachments.size,
      uploadedAt: attachments.uploadedAt,
    })
    .from(attachments)
    .where(
      and(
        eq(attachments.ownerType, owner.type),
        eq(attachments.ownerId, owner.id),
        eq(attachments.kind, 'resume'),
        isNull(attachments.removedAt),
      ),
    )
    .orderBy(desc(attachments.uploadedAt))
    .limit(1);
  return row ?? null;
}

export interface SavedResume {
  skills: string;
  experience: string;
  /** Left out: stays as it is. */
  introduction?: string | undefined;
  email: string | null;
  phone: { sealed: Buffer; hash: Buffer; mask: string } | null;
  at: Date;
}

export async function writeResume(tx: Transaction, personId: string, resume: SavedResume): Promise<void> {
  const { skills, experience, introduction, email, phone, at } = resume;
  const said = introduction === undefined ? {} : { introduction };
  await writeResumeParts(tx, personId, { skills, experience, ...said, updatedAt: at });
  await tx.update(graduates).set({ email, updatedAt: at }).where(eq(graduates.personId, personId));
  if (!phone) return;
  await tx
    .update(people)
    .set({ phoneSealed: phone.sealed, phoneHash: phone.hash, phoneMask: phone.mask })
    .where(eq(people.id, personId));
}

export type ResumeParts = Partial<
  Pick<
    typeof resumes.$inferInsert,
    'skills' | 'experience' | 'introduction' | 'education' | 'practice' | 'certificates' | 'hidden'
  >
> & { updatedAt: Date };

/** Writes some fields of a résumé; the first time makes it. */
export async function writeResumeParts(tx: Transaction, personId: string, parts: ResumeParts): Promise<void> {
  await tx
    .insert(resumes)
    .values({ personId, ...parts })
    .onConflictDoUpdate({ target: resumes.personId, set: parts });
}
