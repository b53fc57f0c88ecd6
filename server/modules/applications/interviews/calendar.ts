import type { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { usualInterviewMinutes } from '@sunshine/contract/applications/interview-vocabulary.ts';
import type { FileReply, Input } from '@sunshine/contract/route.ts';
import { readApplicant } from '@sunshine/db/queries/applications/applicants.ts';
import { readOwnApplication } from '@sunshine/db/queries/applications/own-applications.ts';
import { cancelledSlotOf, slotOf } from '@sunshine/db/queries/applications/slots.ts';
import { listSteps } from '@sunshine/db/queries/applications/steps.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { companyAddress, graduateAddress } from '../notify.ts';
import { interviewIcs } from './interview-ics.ts';

const live: readonly string[] = ['interview', 'offered', 'accepted', 'hired'];
/** Minutes of an interview whose end nobody said. */
const usual = usualInterviewMinutes;

interface Interview {
  id: string;
  state: string;
  interviewAt: Date | null;
  interviewPlace: string | null;
  interviewReply: { answer: string } | null;
}

/** The interview as a calendar entry of one side; what was called off goes out as a cancellation of the same entry. */
async function calendarOf(
  ctx: Context,
  row: Interview,
  words: { title: string; description: string; href: string },
): Promise<FileReply> {
  const slot = await slotOf(ctx.db, row.id);
  const gone = row.interviewAt ? null : await cancelledSlotOf(ctx.db, row.id);
  const startsAt = row.interviewAt ?? gone?.startsAt;
  if (!startsAt) throw refusal('interview.noTime');
  const ended = slot ?? gone;
  const sameTime = ended?.startsAt.getTime() === startsAt.getTime();
  const endsAt = sameTime && ended ? ended.endsAt : new Date(startsAt.getTime() + usual * 60_000);
  const cancelled = gone !== null || !live.includes(row.state);
  const bytes = interviewIcs({
    uid: `interview-${row.id}@${new URL(ctx.publicOrigin).hostname}`,
    // Every step of the application raises it, so that a later file always wins over an earlier one.
    sequence: (await listSteps(ctx.db, row.id)).length,
    status: cancelled ? 'CANCELLED' : row.interviewReply?.answer === 'accepted' ? 'CONFIRMED' : 'TENTATIVE',
    stamp: ctx.now(),
    startsAt,
    endsAt,
    place: row.interviewPlace ?? gone?.place ?? '',
    title: words.title,
    description: words.description,
    url: `${ctx.publicOrigin}${words.href}`,
  });
  return { name: cancelled ? '面试取消.ics' : '面试.ics', type: 'text/calendar; charset=utf-8', bytes };
}

export async function ownInterviewCalendar(
  ctx: Context,
  { id }: Input<typeof interviewRoutes.ownInterviewCalendar>,
): Promise<FileReply> {
  const { personId } = ctx.policy.require('application.apply');
  const row = await readOwnApplication(ctx.db, personId, id);
  if (!row) throw refusal('application.notFound');
  return calendarOf(ctx, row, {
    title: `面试：${row.position.title}（${row.company.shortName}）`,
    description: `${row.company.name}\n联系人：${row.contactName} ${row.contactPhone}${row.reply ? `\n${row.reply}` : ''}`,
    href: graduateAddress(id),
  });
}

/** For the company: the applicant's name, and the phone as long as the application was not withdrawn. */
export async function applicantInterviewCalendar(
  ctx: Context,
  { id }: Input<typeof interviewRoutes.applicantInterviewCalendar>,
): Promise<FileReply> {
  const row = await readApplicant(ctx.db, ctx.policy.company('application.answer'), id);
  if (!row) throw refusal('application.notFound');
  const phone = row.state === 'withdrawn' ? '' : ` ${row.resume.phone}`;
  return calendarOf(ctx, row, {
    title: `面试：${row.resume.name}（${row.positionTitle}）`,
    description: `应聘者：${row.resume.name}${phone}`,
    href: companyAddress(id),
  });
}
