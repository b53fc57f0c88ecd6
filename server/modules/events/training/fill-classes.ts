import { classesWithWaiting } from '@sunshine/db/queries/events/class-places.ts';
import { lockClass } from '@sunshine/db/queries/events/training-classes.ts';
import type { Context } from '../../../context.ts';
import { fillClass } from './fill-class.ts';

/** Gives places that are free without anybody's act: those kept for a gap are everybody's from the first day on. */
export async function fillClasses(ctx: Context): Promise<void> {
  for (const id of await classesWithWaiting(ctx.db, ctx.today()))
    await ctx.transaction(async (tx) => {
      const training = await lockClass(tx, null, id);
      if (training) await fillClass(ctx, tx, training);
    });
}
