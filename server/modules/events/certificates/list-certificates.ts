import type { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listCertificateRows, readCertificateRow } from '@sunshine/db/queries/events/certificates.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { certificateReply } from './certificate-reply.ts';

type List = typeof certificateRoutes.listCertificates;
type One = typeof certificateRoutes.readCertificate;

/** Certificates of the actor's units, latest first. */
export async function listCertificates(ctx: Context, input: Input<List>): Promise<Reply<List>> {
  const scope = ctx.policy.unionScope('training.read');
  const { q, show, page } = input;
  const filter = { q, show, classId: input.classId ?? null, year: input.year ?? null };
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const rows = await listCertificateRows(ctx.db, scope, filter, window);
  return { items: rows.map(certificateReply), total: rows[0]?.total ?? 0, page };
}

export async function readCertificate(ctx: Context, { id }: Input<One>): Promise<Reply<One>> {
  const row = await readCertificateRow(ctx.db, ctx.policy.unionScope('training.read'), id);
  if (!row) throw refusal('certificate.notFound');
  return certificateReply(row);
}
