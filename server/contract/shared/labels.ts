/** Keys of a vocabulary in their order, typed for enums of the database and of schemas. */
export function keysOf<T extends Readonly<Record<string, unknown>>>(
  table: T,
): [keyof T & string, ...(keyof T & string)[]] {
  const keys = Object.keys(table);
  if (keys.length === 0) throw new Error('a vocabulary needs at least one key');
  // Object.keys loses the literal keys; the table's own type knows them.
  return keys as [keyof T & string, ...(keyof T & string)[]];
}
