import { auxiliaries } from './auxiliary.ts';
import type { FactsDefinition } from './indicator.ts';
import { sunshineIndicators } from './registry.ts';

/** A figure as the engine sees it: an indicator of the form or one beside it. */
export type AnyFigure = FactsDefinition & { readonly code: string };

/** Every figure there is: the cells of the form and those beside it. */
export const allFigures: readonly AnyFigure[] = [...sunshineIndicators, ...auxiliaries];

/** The number of a figure in statements; grouping by it is cheaper than by its code. */
export function numberOf({ code }: { code: string }): number {
  return allFigures.findIndex((each) => each.code === code);
}

export function figureNumbered(number: number): AnyFigure {
  const found = allFigures[number];
  if (!found) throw new Error(`no figure ${number}`);
  return found;
}
