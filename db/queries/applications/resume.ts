import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { resumes } from '../../schema/applications.ts';
import { graduates, studies } from '../../schema/households.ts';
import { people } from '../../schema/people.ts';

/** What a résumé is made of; the phone is still sealed. Null when the person is no graduate. */
export async function readResumeSources(db: Queryable, personId: string) {
  const [person] = await db
    .select({
      name: people.name,
      phoneSealed: people.phoneSealed,
      email: graduates.email,
      skills: sql<string>`coalesce(${resumes.skills}, '')`,
      experience: sql<string>`coalesce(${resumes.experience}, '')`,
      updatedAt: resumes.updatedAt,
    })
    .from(graduates)
    .innerJoin(people, eq(people.id, graduates.personId))
    .leftJoin(resumes, eq(resumes.personId, graduates.personId))
    .where(eq(graduates.personId, personId));
  if (!person) return null;
  const [study] = await db
    .select({
      school: studies.school,
      major: studies.major,
      degree: studies.degree,
      graduationYear: studies.graduationYear,
    })
    .from(studies)
    .where(eq(studies.personId, personId))
    .orderBy(desc(studies.graduationYear), desc(studies.id))
    .limit(1);
  return { ...person, study: study ?? null };
}

export interface SavedResume {
  skills: string;
  experience: string;
  email: string | null;
  phone: { sealed: Buffer; hash: Buffer; mask: string } | null;
  at: Date;
}

export async function writeResume(tx: Transaction, personId: string, resume: SavedResume): Promise<void> {
  const { skills, experience, email, phone, at } = resume;
  const row = { skills, experience, updatedAt: at };
  await tx
    .insert(resumes)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: resumes.personId, set: row });
  await tx.update(graduates).set({ email, updatedAt: at }).where(eq(graduates.personId, personId));
  if (!phone) return;
  await tx
    .update(people)
    .set({ phoneSealed: phone.sealed, phoneHash: phone.hash, phoneMask: phone.mask })
    .where(eq(people.id, personId));
}
