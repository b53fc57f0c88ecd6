import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import { CertificateSchema, NewCertificatesSchema } from './certificate-schemas.ts';
import { EntryReplySchema } from './people-schemas.ts';

const files = recordFileRoutes('/api/union/certificates', '证书', {
  read: 'training.read',
  write: 'training.write',
});

export const certificateRoutes = routes({
  listCertificates: {
    method: 'GET',
    path: '/api/union/certificates',
    permission: 'training.read',
    summary: '本单位和下属工会帮助取得的证书',
    query: z.object({
      /** Start of the person's name, of the certificate's name or of its number. */
      q: z.string().trim().max(60).default(''),
      show: z.enum(['kept', 'renewals', 'cancelled']).default('kept'),
      classId: id.optional(),
      year: z.coerce.number().int().min(2000).max(2100).optional(),
      page,
    }),
    reply: paged(CertificateSchema),
  },
  readCertificate: {
    method: 'GET',
    path: '/api/union/certificates/{id}',
    permission: 'training.read',
    summary: '一张证书',
    params: idParams,
    reply: CertificateSchema,
  },
  recordCertificates: {
    method: 'POST',
    path: '/api/union/certificates',
    permission: 'training.write',
    summary: '登记证书，一次可以很多人，逐个说明结果',
    body: NewCertificatesSchema,
    reply: EntryReplySchema,
  },
  cancelCertificate: {
    method: 'POST',
    path: '/api/union/certificates/{id}/cancellation',
    permission: 'training.write',
    summary: '撤销登记错的证书',
    params: idParams,
    body: z.object({ reason: text('原因', 200, 2) }),
    reply: CertificateSchema,
  },
  listCertificateFiles: files.list,
  addCertificateFile: files.add,
  openCertificateFile: files.open,
  removeCertificateFile: files.remove,
});
