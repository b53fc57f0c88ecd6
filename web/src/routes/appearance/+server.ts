import { redirect } from '@sveltejs/kit';
import { writeAppearance } from '#lib/server/appearance.ts';
import { secureCookies } from '#lib/server/cookies.ts';
import type { Appearance } from '#lib/site.ts';
import { safeNext, url } from '#lib/url.ts';
import type { RequestHandler } from './$types';

/** Keeps how a person wants to see the site, and goes back to where they were. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const data = await request.formData();
  const change: Partial<Appearance> = {};
  const theme = data.get('theme');
  if (theme === 'auto' || theme === 'light' || theme === 'dark') change.theme = theme;
  const text = data.get('text');
  if (text === 'normal' || text === 'large') change.text = text;
  writeAppearance(cookies, change, secureCookies);
  redirect(303, safeNext(data.get('back')?.toString(), url.home()));
};
