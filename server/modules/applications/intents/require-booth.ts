import type { Queryable } from '@sunshine/db/connect.ts';
import { type BoothRow, findBooth } from '@sunshine/db/queries/applications/intents.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

/** The booth of the actor's company at an event it attends. */
export async function requireBooth(ctx: Context, db: Queryable, eventId: string): Promise<BoothRow> {
  const booth = await findBooth(db, ctx.policy.company('event.join'), eventId);
  if (!booth) throw refusal('intent.noBooth');
  return booth;
}
