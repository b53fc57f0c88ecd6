import type { InternshipLine } from '@sunshine/contract/applications/internship-schemas.ts';
import type { PlacementLine } from '@sunshine/contract/applications/placement-schemas.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { InternshipRow } from '@sunshine/db/queries/applications/internships.ts';
import type { PlacementRow } from '@sunshine/db/queries/applications/placements.ts';

export function placementLine({ total: _, ...row }: PlacementRow): PlacementLine {
  return {
    ...row,
    name: maskName(row.name),
    recordedAt: row.recordedAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
  };
}

export function internshipLine({ total: _, ...row }: InternshipRow): InternshipLine {
  return { ...row, name: maskName(row.name), recordedAt: row.recordedAt.toISOString() };
}
