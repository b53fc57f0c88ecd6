import type { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { meetingSteps } from '@sunshine/contract/events/training-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setMeetingState, writeMarks } from '@sunshine/db/queries/events/training-meetings.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireStep } from '../../../steps.ts';
import { classSubject, requireMeeting } from './planned-class.ts';

type Route = typeof meetingRoutes.recordAttendance;

/**
 * Takes the attendance of a meeting for everyone in one go; the meeting is held from then on. Told again, the marks
 * are replaced. Somebody who left the class since the roll was read is passed over and counted in `left`.
 */
export async function recordAttendance(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('training.write');
  return ctx.transaction(async (tx) => {
    const { training, meeting } = await requireMeeting(ctx, tx, input.id);
    if (meeting.state !== 'held')
      requireStep(meetingSteps, meeting.state, 'held', ctx.policy.roleFor('training.write'));
    if (meeting.onDay > ctx.today()) throw refusal('training.meetingNotYet');

    const by = { everyone: input.everyone, accountId, at: ctx.now() };
    const told = await writeMarks(tx, meeting, input.marks, by);
    if (meeting.state !== 'held') await setMeetingState(tx, meeting.id, 'held');
    await audit(ctx, tx, 'training.recordAttendance', classSubject(training), {
      permission: 'training.write',
      detail: { meeting: meeting.id, onDay: meeting.onDay, present: told.present, unmarked: told.unmarked },
    });
    return { id: training.id, ...told };
  });
}
