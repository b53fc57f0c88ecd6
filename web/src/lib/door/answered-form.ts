import type { ScanAnswer } from '@sunshine/contract/events/door-schemas.ts';
import type { Told } from './gate.svelte.ts';

/** What the page's `form` holds of a code checked without script. */
export function answeredForm(form: unknown): Told | null {
  if (!has(form, 'answer') || !has(form, 'at')) return null;
  const { answer, at } = form as { answer: ScanAnswer | null; at: string };
  return answer && { ...answer, at: new Date(at), offline: false };
}

/** The code that was checked without script. */
export function readOf(form: unknown): string {
  return has(form, 'read') && typeof form.read === 'string' ? form.read : '';
}

/** Registered people found by name and phone; null when nobody was looked for. */
export function foundOf(form: unknown): { code: string; name: string; admitted: boolean }[] | null {
  return has(form, 'found') ? (form.found as { code: string; name: string; admitted: boolean }[]) : null;
}

function has<Key extends string>(form: unknown, key: Key): form is Record<Key, unknown> {
  return typeof form === 'object' && form !== null && key in form;
}
