import type { Cookies } from '@sveltejs/kit';
import type { Appearance } from '#lib/site.ts';

const year = 365 * 24 * 60 * 60;

export function readAppearance(cookies: Cookies): Appearance {
  const theme = cookies.get('theme');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    text: cookies.get('text') === 'large' ? 'large' : 'normal',
  };
}

export function writeAppearance(cookies: Cookies, change: Partial<Appearance>, secure: boolean): void {
  const options = { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true, secure } as const;
  if (change.theme) cookies.set('theme', change.theme, options);
  if (change.text) cookies.set('text', change.text, options);
}

/** Attributes of `<html>`; only values of the two unions above can stand in them. */
export function appearanceAttributes({ theme, text }: Appearance): string {
  const attributes: string[] = [];
  if (theme !== 'auto') attributes.push(`data-theme="${theme}"`);
  if (text === 'large') attributes.push('data-text="large"');
  return attributes.join(' ');
}
