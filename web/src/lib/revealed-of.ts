/** The value an answer of a reveal carries for one field of one subject; the page holds it for 30 seconds. */
export function revealedOf(form: unknown, field: string, subject: string): string | undefined {
  if (typeof form !== 'object' || form === null || !('revealed' in form)) return undefined;
  const revealed = form.revealed;
  if (typeof revealed !== 'object' || revealed === null) return undefined;
  const value: unknown = (revealed as Record<string, unknown>)[`${field}:${subject}`];
  return typeof value === 'string' ? value : undefined;
}
