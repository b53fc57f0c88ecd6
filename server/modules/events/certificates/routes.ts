import { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import { operations } from '../../../routing.ts';
import { cancelCertificate } from './cancel-certificate.ts';
import { certificateFiles } from './files.ts';
import { listCertificates, readCertificate } from './list-certificates.ts';
import { recordCertificates } from './record-certificates.ts';

export const certificateOperations = operations(certificateRoutes, {
  listCertificates,
  readCertificate,
  recordCertificates,
  cancelCertificate,
  listCertificateFiles: certificateFiles.list,
  addCertificateFile: certificateFiles.add,
  openCertificateFile: certificateFiles.open,
  removeCertificateFile: certificateFiles.remove,
});
