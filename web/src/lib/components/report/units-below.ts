import type { UnitRow } from '@sunshine/contract/reports/schemas.ts';

/** Where the units one level down stand, for whoever is about to seal them with the unit above. */
export interface UnitsBelow {
  units: readonly Pick<UnitRow, 'code' | 'name' | 'state' | 'ownOnly'>[];
}
