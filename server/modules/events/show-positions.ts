import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  addShownPositions,
  countShownPositions,
  removeShownPositions,
} from '@sunshine/db/queries/events/shown-positions.ts';
import { lockEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Chooses which published positions an event shows. */
export async function showPositions(
  ctx: Context,
  input: Input<typeof eventRoutes.showPositions>,
): Promise<Reply<typeof eventRoutes.showPositions>> {
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const event = await lockEvent(tx, scope, input.id);
    if (!event) throw refusal('event.notFound');
    if (event.state !== 'planned') throw refusal('event.notPlanned');

    const add = [...new Set(input.add)];
    if (input.remove.length > 0) await removeShownPositions(tx, event.id, input.remove);
    if (add.length > 0 && (await addShownPositions(tx, event.id, add)) !== add.length) {
      throw refusal('event.positionNotOpen');
    }
    const shown = await countShownPositions(tx, event.id);
    await audit(
      ctx,
      tx,
      'event.showPositions',
      { type: 'event', id: event.id, unionId: event.leadUnionId },
      { permission: 'event.write', detail: { added: add.length, removed: input.remove.length, shown } },
    );
    return { shown };
  });
}
