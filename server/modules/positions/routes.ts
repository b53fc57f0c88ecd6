import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { operations } from '../../routing.ts';
import { actOnPositions } from './act-on-positions.ts';
import { changePreference } from './change-preference.ts';
import { closePosition } from './close-position.ts';
import { copyPosition } from './copy-position.ts';
import { createPosition } from './create-position.ts';
import { editPosition } from './edit-position.ts';
import { extendPosition } from './extend-position.ts';
import { importPositions } from './import-positions.ts';
import { listOwnPositions } from './list-own-positions.ts';
import { listUnionPositions } from './list-union-positions.ts';
import { pausePosition } from './pause-position.ts';
import { publishPosition } from './publish-position.ts';
import {
  listPositionImports,
  positionImportBadRows,
  positionImportTemplate,
  readPositionImport,
} from './read-imports.ts';
import { readOwnPosition } from './read-own-position.ts';
import { readUnionPosition } from './read-union-position.ts';
import { refreshPosition } from './refresh-position.ts';
import { rejectPosition } from './reject-position.ts';
import { resumePosition } from './resume-position.ts';
import { submitPosition } from './submit-position.ts';
import { takeDownPosition } from './take-down-position.ts';
import {
  createFromTemplate,
  listTemplates,
  removeTemplate,
  renameTemplate,
  saveTemplate,
} from './templates.ts';
import { withdrawPosition } from './withdraw-position.ts';

/** What companies and unions do with positions; the public search is bound in `search-routes.ts`. */
export const positionOperations = operations(positionRoutes, {
  listOwnPositions,
  createPosition,
  readOwnPosition,
  editPosition,
  copyPosition,
  submitPosition,
  withdrawPosition,
  pausePosition,
  resumePosition,
  closePosition,
  refreshPosition,
  extendPosition,
  actOnPositions,
  listTemplates,
  saveTemplate,
  renameTemplate,
  removeTemplate,
  createFromTemplate,
  positionImportTemplate,
  importPositions,
  listPositionImports,
  readPositionImport,
  positionImportBadRows,
  listUnionPositions,
  readUnionPosition,
  publishPosition,
  rejectPosition,
  takeDownPosition,
  changePreference,
});
