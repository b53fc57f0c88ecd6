import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { answerRateOf } from '@sunshine/db/queries/applications/answer-rate.ts';
import { listViews } from '@sunshine/db/queries/applications/application-views.ts';
import { readOwnApplication as readRow } from '@sunshine/db/queries/applications/own-applications.ts';
import { findResumeFile } from '@sunshine/db/queries/applications/resume.ts';
import { listFreeSlots, slotOf } from '@sunshine/db/queries/applications/slots.ts';
import { listSteps } from '@sunshine/db/queries/applications/steps.ts';
import { dayOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import {
  afterInterviewOf,
  interviewOf,
  ownLine,
  silenceOf,
  slotLine,
  startOf,
  timelineOf,
  viewsOf,
} from './application-replies.ts';
import { fileOf } from './resume.ts';

type Route = typeof applicationRoutes.readOwnApplication;

/** The slots of the position for somebody invited; a fixed time leaves no choice. */
async function slotsFor(
  ctx: Context,
  row: { id: string; interviewAt: Date | null; position: { id: string } },
): Promise<Reply<Route>['slots']> {
  const mine = await slotOf(ctx.db, row.id);
  if (row.interviewAt && !mine) return null;
  const mayChange = mine === null || dayOf(mine.startsAt) > ctx.today();
  const free = mayChange ? await listFreeSlots(ctx.db, row.position.id, ctx.now()) : [];
  return { mine: mine && slotLine(mine), mayChange, free: free.map(slotLine) };
}

/** From the invitation on, the graduate may call the company. */
const inContact: readonly ApplicationState[] = ['interview', 'offered', 'accepted', 'hired'];

/** One application of my own with its timeline and the silence clock. */
export async function readOwnApplication(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('application.apply');
  const row = await readRow(ctx.db, personId, id);
  if (!row) throw refusal('application.notFound');
  const steps = await listSteps(ctx.db, id);
  return {
    ...ownLine(row, ctx.today()),
    resume: row.resume,
    file: fileOf(await findResumeFile(ctx.db, { type: 'application', id })),
    message: row.message,
    interview: interviewOf(row),
    start: startOf(row),
    contact: inContact.includes(row.state) ? { name: row.contactName, phone: row.contactPhone } : null,
    steps: timelineOf(steps),
    views: viewsOf(await listViews(ctx.db, id)),
    silence: silenceOf(row, steps, ctx.today()),
    afterInterview: afterInterviewOf(row, steps, ctx.today()),
    slots: row.state === 'interview' ? await slotsFor(ctx, row) : null,
    answerRate: await answerRateOf(ctx.db, row.company.id, ctx.now()),
  };
}
