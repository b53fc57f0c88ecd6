import type { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { deleteMeeting } from '@sunshine/db/queries/events/training-meetings.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { classSubject, requireMeeting } from './planned-class.ts';
import { tellMeeting } from './tell-people.ts';

type Route = typeof meetingRoutes.removeMeeting;

/** Takes a meeting that was planned by mistake out of the timetable; those enrolled are told. */
export async function removeMeeting(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const { training, meeting } = await requireMeeting(ctx, tx, id);
    if (!(await deleteMeeting(tx, id))) throw refusal('training.meetingMarked');
    if (meeting.state === 'planned') await tellMeeting(ctx, tx, training, meeting, 'off');
    await audit(ctx, tx, 'training.removeMeeting', classSubject(training), {
      permission: 'training.write',
      detail: { onDay: meeting.onDay, hours: meeting.hours },
    });
    return { id: training.id };
  });
}
