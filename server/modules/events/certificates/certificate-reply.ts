import type { Certificate } from '@sunshine/contract/events/certificate-schemas.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { CertificateRow } from '@sunshine/db/queries/events/certificates.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';

export function certificateReply({
  unionId: _,
  personName,
  recordedAt,
  cancelledAt,
  ...row
}: CertificateRow): Certificate {
  return {
    ...row,
    personName: maskName(personName),
    recordedAt: isoInstant(recordedAt),
    cancelledAt: cancelledAt && isoInstant(cancelledAt),
  };
}
