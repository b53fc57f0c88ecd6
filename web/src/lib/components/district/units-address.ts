import { changed } from '#lib/url.ts';
import type { UnitsChoice } from './shown-units.ts';

/** Addresses of the same page with another choice of units or figures; what is default is left out. */
export function unitsAddress(
  from: Pick<URL, 'pathname' | 'search'>,
  choice: UnitsChoice,
): (change: Partial<UnitsChoice>) => string {
  return (change) => {
    const { kind, state, figures } = { ...choice, ...change };
    const query = {
      kind: kind === 'all' ? null : kind,
      state,
      figures: figures === 'now' ? null : figures,
    };
    return `${changed(from, query)}#units`;
  };
}
