import type { PositionHit } from './engine.ts';
import { marksIn, snippetOf } from './text/highlight.ts';
import type { QueryRun } from './text/query.ts';

/** A card with the places that show what was asked; the text is quoted only where the title shows nothing. */
export function hitOf(
  card: Omit<PositionHit, 'marks' | 'snippet'>,
  quotable: string,
  runs: QueryRun[],
): PositionHit {
  const title = marksIn(card.title, runs);
  const company = marksIn(card.companyName, runs);
  const snippet = title.length + company.length === 0 ? snippetOf(quotable, runs) : null;
  return { ...card, marks: { title, company }, snippet };
}
