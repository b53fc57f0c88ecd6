import { readCertificateRow } from '@sunshine/db/queries/events/certificates.ts';
import { recordFiles } from '../../../record-files.ts';

/** The certificate itself, scanned or photographed. */
export const certificateFiles = recordFiles({
  read: 'training.read',
  write: 'training.write',
  type: 'certificate',
  missing: 'certificate.notFound',
  unitOf: async (db, scope, id) => (await readCertificateRow(db, scope, id))?.unionId ?? null,
});
