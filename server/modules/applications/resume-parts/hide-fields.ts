import type { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../../context.ts';
import { changeResume } from './change-resume.ts';

type Route = typeof resumeRoutes.hideResumeFields;

/** Chooses what companies do not get (不给单位看), from the next application on. */
export async function hideResumeFields(ctx: Context, { hidden }: Input<Route>): Promise<Reply<Route>> {
  return changeResume(ctx, { hidden }, () => ({ hidden: [...new Set(hidden)] }));
}
