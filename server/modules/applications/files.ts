import { readInternship } from '@sunshine/db/queries/applications/internships.ts';
import { readPlacement } from '@sunshine/db/queries/applications/placements.ts';
import { recordFiles } from '../../record-files.ts';

const hires = { read: 'placement.read', write: 'placement.write' } as const;

/** Evidence of a placement: a contract, a payslip, a social-insurance statement. */
export const placementFiles = recordFiles({
  ...hires,
  type: 'placement',
  missing: 'placement.notFound',
  unitOf: async (db, scope, id) => (await readPlacement(db, scope, id))?.unionId ?? null,
});

/** Evidence of an internship: its agreement, an extension, a certificate of completion. */
export const internshipFiles = recordFiles({
  ...hires,
  type: 'internship',
  missing: 'internship.notFound',
  unitOf: async (db, scope, id) => (await readInternship(db, scope, id))?.unionId ?? null,
});
