import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { confirmStart } from './confirm-start.ts';

type Route = typeof applicationRoutes.confirmApplicantStart;

/** The company confirms the first day of work. */
export async function confirmApplicantStart(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const permission = 'application.answer';
  const companyId = ctx.policy.company(permission);
  return confirmStart(ctx, { by: 'recruiter', owner: { companyId }, permission }, input);
}
