import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { json } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { ApiError } from '#lib/server/api-error.ts';
import type { RequestHandler } from './$types';

/** What to offer while somebody types; nothing where nothing could be asked, since the form works without. */
export const GET: RequestHandler = async (event) => {
  const q = (event.url.searchParams.get('q') ?? '').slice(0, 60);
  const headers = { 'cache-control': 'private, max-age=60' };
  try {
    return json(await call(event, searchRoutes.suggestPositions, { q }), { headers });
  } catch (error) {
    if (error instanceof ApiError) return json({ suggestions: [] });
    throw error;
  }
};
