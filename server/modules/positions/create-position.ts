import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { ownPosition } from './own-position.ts';
import { requireValidity } from './rules.ts';
import { writeDraft } from './write-draft.ts';

/** Writes a new position as a draft; what the job-ad check finds comes with it. */
export async function createPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.createPosition>,
): Promise<OwnPosition> {
  const companyId = ctx.policy.company('position.own');
  requireValidity(input.validUntil, ctx.today());
  return ctx.transaction(async (tx) => {
    const id = await writeDraft(ctx, tx, companyId, input);
    const reply = await ownPosition(ctx, tx, companyId, id);
    await audit(ctx, tx, 'position.create', { type: 'position', id }, { permission: 'position.own' });
    return reply;
  });
}
