import type { OwnResume } from '@sunshine/contract/applications/resume-schemas.ts';
import { completenessOf } from '@sunshine/contract/applications/resume-vocabulary.ts';
import { degreeLevels } from '@sunshine/contract/households/vocabulary.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import {
  findResumeFile,
  listCertificatesForResume,
  readResumeSources,
} from '@sunshine/db/queries/applications/resume.ts';
import type { Kept, ResumeCertificate, ResumeEntry, SentResume } from '@sunshine/db/schema/applications.ts';
import type { Context } from '../../context.ts';
import { openPhone } from '../../person-seals.ts';
import { refusal } from '../../refusal.ts';

/** The person's résumé with what it still lacks; the phone is opened for its owner only. */
export async function assembleResume(ctx: Context, db: Queryable, personId: string): Promise<OwnResume> {
  const source = await readResumeSources(db, personId);
  if (!source) throw refusal('application.notFound');
  const { phoneSealed, updatedAt, courses, ...rest } = source;
  const phone = phoneSealed ? openPhone(ctx.cipher, personId, phoneSealed) : null;
  const written = { ...rest, phone };
  const missing = [...(phone ? [] : ['phone' as const]), ...(source.study ? [] : ['study' as const])];
  return {
    ...written,
    updatedAt: updatedAt?.toISOString() ?? null,
    missing,
    file: fileOf(await findResumeFile(db, { id: personId, type: 'resume' })),
    completeness: completenessOf(written),
    suggested: suggestedFor(written, courses, await listCertificatesForResume(db, personId)),
    shown: missing.length > 0 ? null : resumeToSend({ ...written, missing }),
  };
}

export function fileOf(row: Awaited<ReturnType<typeof findResumeFile>>) {
  return row && { name: row.name, size: row.size, uploadedAt: row.uploadedAt.toISOString() };
}

/** A résumé file under the name that companies get: what a device calls it may tell more than its owner meant to. */
export function fileForCompany<File extends { name: string }>(file: File, applicant: string): File {
  return { ...file, name: `${applicant}_简历${file.name.slice(file.name.lastIndexOf('.'))}` };
}

type Courses = NonNullable<Awaited<ReturnType<typeof readResumeSources>>>['courses'];

/** What the records know and the résumé does not say yet; the first month is the graduate's to fill in. */
function suggestedFor(
  resume: Pick<OwnResume, 'education' | 'certificates'>,
  courses: Courses,
  certificates: readonly ResumeCertificate[],
): OwnResume['suggested'] {
  const schools = new Set(resume.education.map((entry) => entry.place));
  const names = new Set(resume.certificates.map((entry) => entry.name));
  return {
    education: courses
      .filter((course) => !schools.has(course.school))
      .map(({ school, major, degree, graduationYear }) => ({
        place: school,
        role: `${major}，${degreeLevels[degree]}`,
        until: `${graduationYear}-06`,
      })),
    certificates: certificates.filter((certificate) => !names.has(certificate.name)),
  };
}

const missingSentences = {
  phone: '留一个手机号，对方好联系你。',
  study: '补上学校和专业。',
} as const;

type Written = Pick<
  OwnResume,
  | 'name'
  | 'phone'
  | 'email'
  | 'study'
  | 'skills'
  | 'experience'
  | 'introduction'
  | 'education'
  | 'practice'
  | 'certificates'
  | 'hidden'
  | 'missing'
>;

/**
 * The snapshot that is sent; refused while something is missing. What the graduate keeps back (不给单位看) is not in it,
 * so that no reply, page or file of the company can hold it.
 */
export function resumeToSend(resume: Written): SentResume {
  const { name, phone, email, study, skills, missing } = resume;
  if (!phone || !study) {
    const fields = Object.fromEntries(missing.map((field) => [field, missingSentences[field]]));
    throw refusal('application.resumeIncomplete', { fields });
  }
  const hidden = new Set(resume.hidden);
  const { school, major, degree, graduationYear } = study;
  return {
    name,
    phone,
    ...(email && !hidden.has('email') ? { email } : {}),
    school,
    major,
    degree: degreeLevels[degree],
    ...(hidden.has('graduationYear') ? {} : { graduationYear }),
    skills,
    experience: hidden.has('practice') ? '' : resume.experience,
    ...(resume.introduction && !hidden.has('introduction') ? { introduction: resume.introduction } : {}),
    ...(hidden.has('education') ? {} : sent('education', resume.education.map(entryOf))),
    ...(hidden.has('practice') ? {} : sent('practice', resume.practice.map(entryOf))),
    ...(hidden.has('certificates')
      ? {}
      : sent(
          'certificates',
          resume.certificates.map(({ name: title, issued }) => ({ name: title, issued })),
        )),
  };
}

function sent<Name extends string, Entry>(name: Name, entries: Entry[]): Partial<Record<Name, Entry[]>> {
  return entries.length > 0 ? ({ [name]: entries } as Record<Name, Entry[]>) : {};
}

function entryOf({ place, role, from, until, text }: Kept<ResumeEntry>): ResumeEntry {
  return { place, role, from, until, text };
}
