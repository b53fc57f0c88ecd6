import type { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { meetingSteps } from '@sunshine/contract/events/training-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setMeetingState } from '@sunshine/db/queries/events/training-meetings.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { requireStep } from '../../../steps.ts';
import { classSubject, requireMeeting } from './planned-class.ts';
import { tellMeeting } from './tell-people.ts';

type Route = typeof meetingRoutes.cancelMeeting;

/** Cancels a meeting (停课): it is no part of what a person has to attend. The reason stays with the union. */
export async function cancelMeeting(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const { training, meeting } = await requireMeeting(ctx, tx, id);
    requireStep(meetingSteps, meeting.state, 'cancelled', ctx.policy.roleFor('training.write'));

    await setMeetingState(tx, id, 'cancelled');
    await tellMeeting(ctx, tx, training, meeting, 'off');
    await audit(ctx, tx, 'training.cancelMeeting', classSubject(training), {
      permission: 'training.write',
      reason,
      detail: { meeting: id, onDay: meeting.onDay },
    });
    return { id: training.id };
  });
}
