import { favouriteRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { rolesIn } from '#lib/session.ts';
import { type ApiEvent, call } from './api.ts';
import { flagOf, requiredText } from './form-data.ts';
import { namedFailure } from './named-failure.ts';

/** Which of these positions the signed-in graduate keeps; null for anybody else. */
export async function keptIds(event: ApiEvent, ids: readonly string[]): Promise<string[] | null> {
  if (rolesIn(event.locals.account, 'graduate').length === 0) return null;
  if (ids.length === 0) return [];
  return (await call(event, favouriteRoutes.keptAmong, { ids: [...ids] })).ids;
}

/** Keeps a position or keeps it no more, and leads back to where the star stands. */
export async function changeFavourite(event: RequestEvent, back: string) {
  const data = await event.request.formData();
  const id = requiredText(data, 'id');
  try {
    await call(event, flagOf(data, 'keep') ? favouriteRoutes.keepFavourite : favouriteRoutes.dropFavourite, {
      id,
    });
  } catch (error) {
    return namedFailure('favourite', error, data);
  }
  redirect(303, `${back}#p-${id}`);
}
