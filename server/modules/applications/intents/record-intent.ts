import type { intentRoutes } from '@sunshine/contract/applications/intent-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  type BoothRow,
  boothPositions,
  insertIntent,
  listBoothIntents,
  lockVisitor,
  type VisitorRow,
} from '@sunshine/db/queries/applications/intents.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { RefusalError, refusal } from '../../../refusal.ts';
import { sendApplication } from '../send-application.ts';
import { intentReply } from './intent-reply.ts';
import { requireBooth } from './require-booth.ts';

type Route = typeof intentRoutes.recordIntent;
/** Kinds that are about one position. */
const needsPosition: readonly string[] = ['application', 'hire'];
const ownToKnow: readonly string[] = ['application.resumeIncomplete', 'application.companyBlocked'];

/**
 * Keeps what came of a talk at a booth (展位扫码), with the consent that the visitor gave on the ticket and may take back.
 * 投递 sends the visitor's résumé as an application like every other; whoever the visitor is, the booth learns a name.
 */
export async function recordIntent(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('event.join');
  const ticket = await ctx.tickets.named(input.read);
  return ctx.transaction(async (tx) => {
    const booth = await requireBooth(ctx, tx, input.id);
    const [before] = await listBoothIntents(tx, booth.companyId, booth.id, input.intentId);
    if (before) return intentReply(before);
    if (ctx.today() < booth.startsOn || ctx.today() > booth.endsOn) throw refusal('intent.notNow');
    await requireShown(tx, booth, input);
    const visitor = await lockVisitor(tx, booth.id, ticket);
    if (!visitor) throw refusal('intent.codeUnknown');
    if (!visitor.consented) throw refusal('intent.noConsent');

    const { kind, positionId, note } = input;
    const kept = await insertIntent(tx, {
      id: input.intentId,
      eventId: booth.id,
      companyId: booth.companyId,
      registrationId: visitor.registrationId,
      personId: visitor.personId,
      positionId,
      kind,
      note,
      applicationId: kind === 'application' ? await apply(ctx, tx, visitor, positionId, accountId) : null,
      recordedBy: accountId,
      recordedAt: ctx.now(),
    });
    const [row] = await listBoothIntents(tx, booth.companyId, booth.id, kept);
    if (!row) throw refusal('intent.notFound');
    const subject = { type: 'event', id: booth.id, unionId: booth.leadUnionId };
    await audit(ctx, tx, 'intent.record', subject, {
      permission: 'event.join',
      detail: { kind, intent: kept },
    });
    return intentReply(row);
  });
}

async function requireShown(
  tx: Transaction,
  booth: BoothRow,
  { kind, positionId }: Pick<Input<Route>, 'kind' | 'positionId'>,
): Promise<void> {
  if (!positionId) {
    if (needsPosition.includes(kind)) throw refusal('intent.positionNeeded');
    return;
  }
  const shown = await boothPositions(tx, booth.companyId, booth.id);
  if (!shown.some(({ id }) => id === positionId)) throw refusal('intent.positionNotShown');
}

async function apply(
  ctx: Context,
  tx: Transaction,
  { personId }: VisitorRow,
  positionId: string | null,
  accountId: string,
): Promise<string> {
  if (!positionId) throw refusal('intent.positionNeeded');
  await lockGraduate(tx, personId);
  const permission = 'event.join';
  const sent = { personId, accountId, positionId, message: '', permission, withFile: true } as const;
  try {
    return (await sendApplication(ctx, tx, sent)).id;
  } catch (error) {
    // What the résumé lacks and whom its owner keeps it from is not for the booth: one answer to both.
    if (error instanceof RefusalError && ownToKnow.includes(error.code))
      throw refusal('intent.resumeIncomplete');
    throw error;
  }
}
