import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { removeNeedOfService } from '@sunshine/db/queries/applications/settlement.ts';
import { changeSupplementary, lockSupplementary } from '@sunshine/db/queries/reports/supplementary.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { serviceNeedNotes } from '../../service-need.ts';

/** Takes a supplementary record out of the figures; it stays readable with the reason. */
export async function withdrawSupplementary(
  ctx: Context,
  input: Input<typeof reportRoutes.withdrawSupplementary>,
): Promise<Reply<typeof reportRoutes.withdrawSupplementary>> {
  const scope = ctx.policy.unionScope('supplementary.write');
  return ctx.transaction(async (tx) => {
    const record = await lockSupplementary(tx, scope, input.id);
    if (!record) throw refusal('supplementary.notFound');
    if (record.withdrawnAt) throw refusal('supplementary.withdrawn');

    await changeSupplementary(tx, record.id, { withdrawnAt: ctx.now(), withdrawalReason: input.reason });
    if (record.personId) {
      await removeNeedOfService(tx, {
        personId: record.personId,
        openedOn: record.onDay,
        at: record.recordedAt,
        note: serviceNeedNotes.supplementary,
      });
    }
    await audit(
      ctx,
      tx,
      'supplementary.withdraw',
      { type: 'supplementaryRecord', id: record.id, unionId: record.unionId },
      { permission: 'supplementary.write', reason: input.reason },
    );
    return { id: record.id };
  });
}
