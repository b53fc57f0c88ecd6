import type { OwnResume } from '@sunshine/contract/applications/schemas.ts';
import { degreeLevels } from '@sunshine/contract/households/vocabulary.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { readResumeSources } from '@sunshine/db/queries/applications/resume.ts';
import type { SentResume } from '@sunshine/db/schema/applications.ts';
import type { Context } from '../../context.ts';
import { openPhone } from '../../person-seals.ts';
import { refusal } from '../../refusal.ts';

/** The person's résumé with what it still lacks; the phone is opened for its owner only. */
export async function assembleResume(ctx: Context, db: Queryable, personId: string): Promise<OwnResume> {
  const source = await readResumeSources(db, personId);
  if (!source) throw refusal('application.notFound');
  const { phoneSealed, updatedAt, ...rest } = source;
  const phone = phoneSealed ? openPhone(ctx.cipher, personId, phoneSealed) : null;
  return {
    ...rest,
    phone,
    updatedAt: updatedAt?.toISOString() ?? null,
    missing: [...(phone ? [] : ['phone' as const]), ...(source.study ? [] : ['study' as const])],
  };
}

const missingSentences = {
  phone: '留一个手机号，对方好联系你。',
  study: '补上学校和专业。',
} as const;

/** The snapshot that is sent; refused while something is missing. */
export function resumeToSend(resume: OwnResume): SentResume {
  const { name, phone, email, study, skills, experience, missing } = resume;
  if (!phone || !study) {
    const fields = Object.fromEntries(missing.map((field) => [field, missingSentences[field]]));
    throw refusal('application.resumeIncomplete', { fields });
  }
  const { school, major, degree, graduationYear } = study;
  return {
    name,
    phone,
    ...(email ? { email } : {}),
    school,
    major,
    degree: degreeLevels[degree],
    graduationYear,
    skills,
    experience,
  };
}
