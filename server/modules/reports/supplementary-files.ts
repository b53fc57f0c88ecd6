import { unitOfSupplementary } from '@sunshine/db/queries/reports/supplementary.ts';
import { recordFiles } from '../../record-files.ts';

/** Evidence of work done outside the platform: an attendance list, a receipt, a photograph. */
export const supplementaryFiles = recordFiles({
  type: 'supplementaryRecord',
  read: 'supplementary.read',
  write: 'supplementary.write',
  missing: 'supplementary.notFound',
  unitOf: unitOfSupplementary,
});
