import { commitmentRoutes } from '@sunshine/contract/companies/commitment-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const shows = ['open', 'ended', 'cancelled'] as const;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const show = shows.find((known) => known === searchParams.get('show')) ?? 'open';
  const page = Number(searchParams.get('page')) || 1;
  return { show, list: await call(event, commitmentRoutes.listCommitments, { show, page }) };
};
