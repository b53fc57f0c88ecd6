import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { applicantGroups } from '@sunshine/contract/applications/status.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
  const query = event.url.searchParams;
  const wanted = query.get('group') ?? '';
  const group = wanted in applicantGroups ? (wanted as keyof typeof applicantGroups) : 'waiting';
  return download(event, applicationRoutes.exportApplicants, {
    positionId: query.get('position') ?? undefined,
    group,
  });
};
