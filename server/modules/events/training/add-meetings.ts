import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertMeetings } from '@sunshine/db/queries/events/training-meetings.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { classSubject, requirePlanned } from './planned-class.ts';

type Route = typeof trainingRoutes.addMeetings;

/** Adds meetings to the timetable of a planned class. */
export async function addMeetings(ctx: Context, { id, meetings }: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const training = await requirePlanned(ctx, tx, id);
    await insertMeetings(
      tx,
      id,
      meetings.map((meeting) => ({ ...meeting, id: ctx.id() })),
    );
    await audit(ctx, tx, 'training.addMeetings', classSubject(training), {
      permission: 'training.write',
      detail: { days: meetings.map(({ onDay }) => onDay) },
    });
    return { id };
  });
}
