/** Trimmed text of an input; `undefined` when it was left empty. */
export function textOf(data: FormData, name: string): string | undefined {
  const value = data.get(name);
  if (typeof value !== 'string') return undefined;
  return value.trim() || undefined;
}

/** Text that the route demands: an empty input is sent as it is, and the API names the field. */
export function requiredText(data: FormData, name: string): string {
  return textOf(data, name) ?? '';
}

/** A password as it was typed: spaces at its ends belong to it. */
export function passwordOf(data: FormData, name = 'password'): string {
  return data.get(name)?.toString() ?? '';
}

/** A number typed by a person; full-width digits and thousands separators are understood. */
export function numberOf(data: FormData, name: string): number | undefined {
  const typed = textOf(data, name)?.normalize('NFKC').replace(/[,\s]/g, '');
  return typed === undefined || typed === '' ? undefined : Number(typed);
}

/** A checkbox. */
export function flagOf(data: FormData, name: string): boolean {
  return data.has(name);
}

/** All values of checkboxes with one name. */
export function listOf(data: FormData, name: string): string[] {
  return data.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '');
}

/** A choice out of a vocabulary, or `undefined`. */
export function choiceOf<const T extends Readonly<Record<string, unknown>>>(
  data: FormData,
  name: string,
  vocabulary: T,
): (keyof T & string) | undefined {
  const value = textOf(data, name);
  return value !== undefined && value in vocabulary ? value : undefined;
}
