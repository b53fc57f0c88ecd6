import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, referralRoutes.openReferralFile, { id: event.params.id, fileId: event.params.fileId });
