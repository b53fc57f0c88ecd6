import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  type LockedApplication,
  lockApplications,
  lockGraduatesOf,
} from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { RefusalError, refusal } from '../../refusal.ts';
import { type CompanyAnswer, giveAnswer, requireAnswer } from './give-answer.ts';

type Route = typeof applicationRoutes.answerApplicants;
type Row = Reply<Route>['rows'][number];

/** Answers many applicants at once: all locked in the order of their ids, then one outcome for each. */
export async function answerApplicants(ctx: Context, { ids, answer }: Input<Route>): Promise<Reply<Route>> {
  const companyId = ctx.policy.company('application.answer');
  requireAnswer(ctx, answer);
  return ctx.transaction(async (tx) => {
    if (answer.to === 'interview') await lockGraduatesOf(tx, { companyId }, ids);
    const found = new Map((await lockApplications(tx, { companyId }, ids)).map((row) => [row.id, row]));
    const rows: Row[] = [];
    for (const id of new Set(ids)) rows.push(await answerRow(ctx, tx, id, found.get(id), answer));
    const done = rows.filter((row) => row.done);
    if (done.length > 0) {
      // One entry for the batch: each step keeps its own actor, and one entry holds one audit chain only.
      const detail = { to: answer.to, applications: done.map((row) => row.id) };
      const subject = { type: 'company', id: companyId };
      await audit(ctx, tx, 'application.answerMany', subject, { permission: 'application.answer', detail });
    }
    return { done: done.length, rows };
  });
}

async function answerRow(
  ctx: Context,
  tx: Transaction,
  id: string,
  application: LockedApplication | undefined,
  answer: CompanyAnswer,
): Promise<Row> {
  if (!application) {
    const { message } = refusal('application.notFound');
    return { id, name: null, done: false, state: null, reason: message };
  }
  const { name } = application.resume;
  try {
    const { state } = await giveAnswer(ctx, tx, application, answer);
    return { id, name, done: true, state, reason: null };
  } catch (error) {
    // Refused before anything was written: the other rows go on.
    if (!(error instanceof RefusalError)) throw error;
    return { id, name, done: false, state: application.state, reason: error.message };
  }
}
