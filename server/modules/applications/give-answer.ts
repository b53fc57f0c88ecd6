import {
  slotInvitation,
  usualInterviewMinutes,
} from '@sunshine/contract/applications/interview-vocabulary.ts';
import { type DeclineReason, declineReasons } from '@sunshine/contract/applications/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { hasOtherInterview } from '@sunshine/db/queries/applications/interviews.ts';
import type { LockedApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { freeSlot, listFreeSlots } from '@sunshine/db/queries/applications/slots.ts';
import type { Context } from '../../context.ts';
import type { CompanyMessage } from '../../notify-company.ts';
import { notifyGraduate } from '../../notify-graduate.ts';
import { refusal } from '../../refusal.ts';
import { graduateAddress } from './notify.ts';
import { spokenTime } from './spoken-time.ts';
import { requireApplicationStep, type StepTaken, takeStep } from './take-step.ts';

/** What a company can answer to an application. */
export type CompanyAnswer =
  | { to: 'interview'; interviewAt: string; place: string; note: string }
  | { to: 'slots'; note: string }
  | { to: 'declined'; reason: DeclineReason; note: string }
  | { to: 'offered'; note: string };

/** Refuses an answer that is wrong for every applicant alike. */
export function requireAnswer(ctx: Context, answer: CompanyAnswer): void {
  if (answer.to !== 'interview' || new Date(answer.interviewAt) > ctx.now()) return;
  throw refusal('application.interviewInPast', {
    fields: { interviewAt: '这个时间已经过了，换一个以后的时间。' },
  });
}

/** Answers one locked application; a second invitation changes the time. */
export async function giveAnswer(
  ctx: Context,
  tx: Transaction,
  application: LockedApplication,
  answer: CompanyAnswer,
): Promise<Awaited<ReturnType<typeof takeStep>>> {
  const step = stepOf(answer);
  if (answer.to === 'slots') await requireFreeSlot(ctx, tx, application);
  if (answer.to === 'interview') await requireFreeTime(tx, application, new Date(answer.interviewAt));
  const patch = { ...step.patch, answeredAt: application.answeredAt ?? ctx.now() };
  const moved = await takeStep(ctx, tx, application, { ...step, patch });
  // Another time or another choice: the slot held so far is free again.
  if (step.to === 'interview') await freeSlot(tx, application.id, ctx.now());
  const about = `application-answered:${application.id}:${ctx.now().toISOString()}`;
  const message: CompanyMessage = {
    topic: answer.to === 'declined' ? 'application' : 'interview',
    about,
    href: graduateAddress(application.id),
    ...messageOf(application, answer),
  };
  await notifyGraduate(tx, application.personId, message);
  return moved;
}

/** Nobody is asked to be at two interviews at once; the caller holds the person. */
async function requireFreeTime(
  tx: Transaction,
  { id: applicationId, personId, state }: LockedApplication,
  from: Date,
): Promise<void> {
  requireApplicationStep(state, 'interview', 'recruiter');
  const until = new Date(from.getTime() + usualInterviewMinutes * 60_000);
  if (await hasOtherInterview(tx, { personId, applicationId, from, until })) {
    throw refusal('interview.applicantBusy', {
      fields: { interviewAt: '对方这个时间来不了，换一个。' },
    });
  }
}

async function requireFreeSlot(
  ctx: Context,
  tx: Transaction,
  { positionId }: LockedApplication,
): Promise<void> {
  if ((await listFreeSlots(tx, positionId, ctx.now(), 1)).length === 0)
    throw refusal('interview.noFreeSlots');
}

function stepOf(answer: CompanyAnswer): StepTaken {
  if (answer.to === 'declined') {
    const reason = answer.reason === 'other' && answer.note ? answer.note : declineReasons[answer.reason];
    const reply = answer.note && answer.note !== reason ? `${reason}。${answer.note}` : reason;
    return { to: 'declined', by: 'recruiter', note: reply, patch: { reply } };
  }
  if (answer.to === 'offered') {
    return { to: 'offered', by: 'recruiter', note: answer.note, patch: { reply: answer.note || null } };
  }
  if (answer.to === 'slots') {
    const open = { interviewAt: null, interviewPlace: null, reply: answer.note || null };
    return { to: 'interview', by: 'recruiter', note: slotInvitation, patch: open };
  }
  const interviewAt = new Date(answer.interviewAt);
  const note = `${spokenTime(interviewAt)}，${answer.place}`;
  const patch = { interviewAt, interviewPlace: answer.place, reply: answer.note || null };
  return { to: 'interview', by: 'recruiter', note, patch };
}

function messageOf(
  application: LockedApplication,
  answer: CompanyAnswer,
): Pick<CompanyMessage, 'title' | 'body'> {
  const { positionTitle, companyShortName } = application;
  if (answer.to === 'declined') {
    const reason = stepOf(answer).note;
    return {
      title: `${companyShortName}答复了你的投递`,
      body: `${positionTitle}：${reason}。看看相近的岗位。`,
    };
  }
  if (answer.to === 'offered') {
    return { title: `${companyShortName}想录用你`, body: `${positionTitle}。接受还是谢绝，点开答复。` };
  }
  if (answer.to === 'slots') {
    return {
      title: `${companyShortName}邀你面试`,
      body: `${positionTitle}。点开选一个你方便的时段，先选先得。`,
    };
  }
  const when = spokenTime(new Date(answer.interviewAt));
  const changed = application.state === 'interview';
  return {
    title: changed ? `${companyShortName}改了面试时间` : `${companyShortName}邀你面试`,
    body: `${positionTitle}，${when}，${answer.place}。去不去，点开答复。`,
  };
}
