import type { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { meetingSteps } from '@sunshine/contract/events/training-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setMeetingState } from '@sunshine/db/queries/events/training-meetings.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { requireStep } from '../../../steps.ts';
import { classSubject, requireMeeting } from './planned-class.ts';
import { tellMeeting } from './tell-people.ts';

type Route = typeof meetingRoutes.correctMeeting;

/** Takes back a roll or a cancellation entered by mistake: the meeting is planned again, its marks are kept. */
export async function correctMeeting(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const { training, meeting } = await requireMeeting(ctx, tx, id);
    requireStep(meetingSteps, meeting.state, 'planned', ctx.policy.roleFor('training.write'));

    await setMeetingState(tx, id, 'planned');
    if (meeting.state === 'cancelled') await tellMeeting(ctx, tx, training, meeting, 'on');
    await audit(ctx, tx, 'training.correctMeeting', classSubject(training), {
      permission: 'training.write',
      reason,
      detail: { meeting: id, onDay: meeting.onDay, from: meeting.state },
    });
    return { id: training.id };
  });
}
