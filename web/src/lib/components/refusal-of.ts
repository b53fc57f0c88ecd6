/** What a form shows of a refused action. */
export interface Refusal {
  message: string;
  fields: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
}

/** The refusal in a page's `form`; answers of success and no answer have none. */
export function refusalOf(answer: object | null | undefined): Refusal | null {
  if (!answer || !('message' in answer) || typeof answer.message !== 'string') return null;
  return {
    message: answer.message,
    fields: 'fields' in answer ? sentences(answer.fields) : {},
    values: 'values' in answer ? sentences(answer.values) : {},
  };
}

function sentences(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
