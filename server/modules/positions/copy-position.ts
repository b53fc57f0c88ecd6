import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { type OwnPosition, PostingSchema } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { findPositionOf } from '@sunshine/db/queries/positions/company-positions.ts';
import { audit } from '../../audit.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { ownPosition } from './own-position.ts';
import { writeDraft } from './write-draft.ts';

/** Days a copy stays valid when the last day of its original is past. */
const freshValidity = 30;

/** A new draft with the words of an older position; what the union had decided is not copied. */
export async function copyPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.copyPosition>,
): Promise<OwnPosition> {
  const companyId = ctx.policy.company('position.own');
  return ctx.transaction(async (tx) => {
    const original = await findPositionOf(tx, companyId, input.id);
    if (!original) throw refusal('position.notFound');
    const validUntil =
      original.validUntil < ctx.today() ? addDays(ctx.today(), freshValidity) : original.validUntil;
    const posting = { ...PostingSchema.parse(original), validUntil };
    const id = await writeDraft(ctx, tx, companyId, posting);
    const reply = await ownPosition(ctx, tx, companyId, id);
    const detail = { copyOf: original.id };
    await audit(ctx, tx, 'position.copy', { type: 'position', id }, { permission: 'position.own', detail });
    return reply;
  });
}
