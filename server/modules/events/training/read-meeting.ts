import type { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { findClass } from '@sunshine/db/queries/events/training-classes.ts';
import { listEnrolments } from '@sunshine/db/queries/events/training-enrolments.ts';
import { classOfMeeting, listMeetings } from '@sunshine/db/queries/events/training-meetings.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof meetingRoutes.readMeeting;

/** The roll of one meeting: everyone in the class, in the order they came. */
export async function readMeeting(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('training.read');
  const classId = await classOfMeeting(ctx.db, scope, id);
  const training = classId ? await findClass(ctx.db, scope, classId, ctx.today()) : null;
  if (!training) throw refusal('training.meetingNotFound');
  const [timetable, enrolments] = await Promise.all([
    listMeetings(ctx.db, training.id),
    listEnrolments(ctx.db, scope, training.id),
  ]);
  const meeting = timetable.find((each) => each.id === id);
  if (!meeting) throw refusal('training.meetingNotFound');
  return {
    ...meeting,
    trainingId: training.id,
    title: training.title,
    trainingState: training.state,
    number: timetable.indexOf(meeting) + 1,
    of: timetable.length,
    rows: enrolments
      .filter(({ state }) => state === 'enrolled')
      .map((row) => ({
        id: row.id,
        name: maskName(row.name),
        school: row.school,
        graduationYear: row.graduationYear,
        mark: row.marks[id] ?? null,
      })),
  };
}
