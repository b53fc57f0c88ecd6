/** One thing that can be chosen. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** Choices from a vocabulary of the contract, in its order. */
export function choicesOf(vocabulary: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(vocabulary).map(([value, label]) => ({ value, label }));
}
