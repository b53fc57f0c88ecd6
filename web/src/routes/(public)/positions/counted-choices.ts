/** Every value of a vocabulary with its count; what the facet does not name counts nothing. */
export function countedChoices(
  labels: Readonly<Record<string, string>>,
  facet: readonly { value: string; count: number }[],
): { value: string; label: string; count: number }[] {
  const counts = new Map(facet.map(({ value, count }) => [value, count]));
  return Object.entries(labels).map(([value, label]) => ({ value, label, count: counts.get(value) ?? 0 }));
}
