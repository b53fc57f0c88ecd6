import type { intentRoutes } from '@sunshine/contract/applications/intent-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  boothPositions,
  cancelIntentRow,
  listBoothIntents,
  listIntentsOf,
} from '@sunshine/db/queries/applications/intents.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { intentReply } from './intent-reply.ts';
import { requireBooth } from './require-booth.ts';

/** The booth of the actor's company: what it shows and what it kept. */
export async function readBooth(
  ctx: Context,
  input: Input<typeof intentRoutes.readBooth>,
): Promise<Reply<typeof intentRoutes.readBooth>> {
  const { companyId, leadUnionId: _lead, booth, ...event } = await requireBooth(ctx, ctx.db, input.id);
  const [positions, kept] = await Promise.all([
    boothPositions(ctx.db, companyId, input.id),
    listBoothIntents(ctx.db, companyId, input.id),
  ]);
  return { event, booth, positions, intents: kept.map(intentReply) };
}

/** Takes back what was recorded by mistake; a sent application is answered instead. */
export async function cancelIntent(
  ctx: Context,
  input: Input<typeof intentRoutes.cancelIntent>,
): Promise<Reply<typeof intentRoutes.cancelIntent>> {
  return ctx.transaction(async (tx) => {
    const booth = await requireBooth(ctx, tx, input.id);
    const [before] = await listBoothIntents(tx, booth.companyId, booth.id, input.intentId);
    if (!before) throw refusal('intent.notFound');
    if (before.applicationId) throw refusal('intent.applied');
    const cancelled = { at: ctx.now(), reason: input.reason };
    if (await cancelIntentRow(tx, booth.companyId, booth.id, input.intentId, cancelled)) {
      await audit(
        ctx,
        tx,
        'intent.cancel',
        { type: 'event', id: booth.id, unionId: booth.leadUnionId },
        { permission: 'event.join', reason: input.reason, detail: { intent: input.intentId } },
      );
    }
    return intentReply({ ...before, cancelled: true });
  });
}

/** What booths kept of the actor at an event. */
export async function listOwnIntents(
  ctx: Context,
  input: Input<typeof intentRoutes.listOwnIntents>,
): Promise<Reply<typeof intentRoutes.listOwnIntents>> {
  const { personId } = ctx.policy.require('event.register');
  const rows = await listIntentsOf(ctx.db, personId, input.id);
  return { items: rows.map((row) => ({ ...row, recordedAt: isoInstant(row.recordedAt) })) };
}
