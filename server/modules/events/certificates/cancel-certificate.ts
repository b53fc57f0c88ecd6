import type { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { removeNeedOfService } from '@sunshine/db/queries/applications/settlement.ts';
import {
  lockCertificate,
  readCertificateRow,
  setCertificate,
} from '@sunshine/db/queries/events/certificates.ts';
import { lockPeople } from '@sunshine/db/queries/events/training-people.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { serviceNeedNotes } from '../../../service-need.ts';
import { certificateReply } from './certificate-reply.ts';

type Route = typeof certificateRoutes.cancelCertificate;

/** Takes a certificate entered by mistake out of the figures; it stays readable with the reason, its number is free. */
export async function cancelCertificate(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('training.write');
  return ctx.transaction(async (tx) => {
    const seen = await readCertificateRow(tx, scope, id);
    if (seen) await lockPeople(tx, [seen.personId]);
    const certificate = await lockCertificate(tx, scope, id);
    if (!certificate) throw refusal('certificate.notFound');
    if (certificate.cancelledAt) throw refusal('certificate.alreadyCancelled');

    await setCertificate(tx, id, { cancelledAt: ctx.now(), cancellationReason: reason });
    const { personId, issuedOn, recordedAt, unionId } = certificate;
    const service = { personId, openedOn: issuedOn, at: recordedAt, note: serviceNeedNotes.platform };
    await removeNeedOfService(tx, service);
    const row = await readCertificateRow(tx, scope, id);
    if (!row) throw refusal('certificate.notFound');
    await audit(
      ctx,
      tx,
      'certificate.cancel',
      { type: 'certificate', id, unionId },
      {
        permission: 'training.write',
        reason,
      },
    );
    return certificateReply(row);
  });
}
