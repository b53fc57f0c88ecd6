import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { operations } from '../../routing.ts';
import { changeCampaign } from './campaigns/change-campaign.ts';
import { previewSettings } from './campaigns/preview-settings.ts';
import { readCampaign } from './campaigns/read-campaign.ts';
import { createSupplementary } from './create-supplementary.ts';
import { explainPerson } from './explain-person.ts';
import { exportForm } from './export-form.ts';
import { listCampaigns } from './list-campaigns.ts';
import { listCell } from './list-cell.ts';
import { listSupplementary } from './list-supplementary.ts';
import { listUnits } from './list-units.ts';
import { openCampaign } from './open-campaign.ts';
import { readForm } from './read-form.ts';
import { readRules } from './read-rules.ts';
import { returnSupplementary } from './return-supplementary.ts';
import { withdrawSupplementary } from './withdraw-supplementary.ts';

export const reportOperations = operations(reportRoutes, {
  listCampaigns,
  openCampaign,
  readCampaign,
  previewSettings,
  changeCampaign,
  readForm,
  listCell,
  exportForm,
  listUnits,
  readRules,
  explainPerson,
  listSupplementary,
  createSupplementary,
  returnSupplementary,
  withdrawSupplementary,
});
