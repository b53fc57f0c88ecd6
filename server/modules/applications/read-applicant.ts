import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { readApplicant as readRow } from '@sunshine/db/queries/applications/applicants.ts';
import { findResumeFile } from '@sunshine/db/queries/applications/resume.ts';
import { listSteps } from '@sunshine/db/queries/applications/steps.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import {
  afterInterviewOf,
  applicantLine,
  interviewOf,
  silenceOf,
  timelineOf,
} from './application-replies.ts';
import { fileForCompany, fileOf } from './resume.ts';

type Route = typeof applicationRoutes.readApplicant;

/** One applicant as the company sees one. */
export async function readApplicant(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  return applicantReply(ctx, ctx.db, ctx.policy.company('application.answer'), id);
}

/** What was sent and how it went; once withdrawn, nothing of what was sent but the name. */
export async function applicantReply(
  ctx: Context,
  db: Queryable,
  companyId: string,
  id: string,
): Promise<Reply<Route>> {
  const row = await readRow(db, companyId, id);
  if (!row) throw refusal('application.notFound');
  const steps = await listSteps(db, id);
  const withdrawn = row.state === 'withdrawn';
  const sent = withdrawn ? null : fileOf(await findResumeFile(db, { type: 'application', id }));
  return {
    ...applicantLine(row, ctx.today()),
    resume: withdrawn ? null : row.resume,
    file: sent && fileForCompany(sent, row.resume.name),
    message: withdrawn ? '' : row.message,
    reply: row.reply,
    interview: interviewOf(row),
    steps: timelineOf(steps),
    silence: silenceOf(row, steps, ctx.today()),
    afterInterview: afterInterviewOf(row, steps, ctx.today()),
  };
}
