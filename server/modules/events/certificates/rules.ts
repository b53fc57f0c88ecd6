import type { NewCertificatesSchema } from '@sunshine/contract/events/certificate-schemas.ts';
import type { RefusalCode } from '@sunshine/contract/refusals.ts';
import type { z } from 'zod';

/** Why certificates cannot be kept as entered, with the field it concerns; null when they can. */
export function refuseCertificates(
  input: z.output<typeof NewCertificatesSchema>,
  today: string,
): { code: RefusalCode; field: string } | null {
  const late = input.rows.findIndex(({ issuedOn }) => issuedOn > today);
  if (late >= 0) return { code: 'certificate.inFuture', field: 'issuedOn' };
  if (input.help === 'class' && !input.classId) return { code: 'certificate.classNeeded', field: 'classId' };
  if (input.help !== 'class' && input.classId) return { code: 'certificate.classNotAsked', field: 'classId' };
  if (input.help !== 'class' && !input.helpNote) return { code: 'certificate.noteNeeded', field: 'helpNote' };
  return null;
}
