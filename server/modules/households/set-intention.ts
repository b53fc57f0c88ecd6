import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { saveIntention } from '@sunshine/db/queries/households/graduates.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { graduateSubject, requireGraduate } from './require-graduate.ts';

type Route = typeof graduateRoutes.setIntention;

/** Records what work a graduate wants (就业意向), on the person's behalf. */
export async function setIntention(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { id: personId, ...intention } = input;
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, personId);
    await saveIntention(tx, { personId, ...intention, note: intention.note || null, updatedAt: ctx.now() });
    await audit(ctx, tx, 'graduate.setIntention', graduateSubject(graduate), {
      permission: 'graduate.write',
    });
    return { personId };
  });
}
