import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { operations } from '../../routing.ts';
import { listBaselines } from './baselines/list-baselines.ts';
import { removeBaseline } from './baselines/remove-baseline.ts';
import { saveBaseline } from './baselines/save-baseline.ts';
import { changeCampaign } from './campaigns/change-campaign.ts';
import { previewSettings } from './campaigns/preview-settings.ts';
import { readCampaign } from './campaigns/read-campaign.ts';
import { createSupplementary } from './create-supplementary.ts';
import { extendDueDay } from './due-days/extend-due-day.ts';
import { listDueDays, readDueDay } from './due-days/read-due-days.ts';
import { withdrawDueDay } from './due-days/withdraw-due-day.ts';
import { explainPerson } from './explain-person.ts';
import { exportForm } from './export-form.ts';
import { exportUnits } from './export-units.ts';
import { addReportFile, listReportFiles, openReportFile, removeReportFile } from './files/report-files.ts';
import { listCampaigns } from './list-campaigns.ts';
import { listCell } from './list-cell.ts';
import { listSupplementary } from './list-supplementary.ts';
import { listUnits } from './list-units.ts';
import { openCampaign } from './open-campaign.ts';
import { readForm } from './read-form.ts';
import { readRules } from './read-rules.ts';
import { returnSupplementary } from './return-supplementary.ts';
import { exportSummary } from './summary/export-summary.ts';
import { readSummary } from './summary/read-summary.ts';
import { supplementaryFiles } from './supplementary-files.ts';
import { withdrawSupplementary } from './withdraw-supplementary.ts';

export const reportOperations = operations(reportRoutes, {
  listCampaigns,
  openCampaign,
  readCampaign,
  previewSettings,
  changeCampaign,
  readDueDay,
  listDueDays,
  extendDueDay,
  withdrawDueDay,
  listBaselines,
  saveBaseline,
  removeBaseline,
  readSummary,
  exportSummary,
  listReportFiles,
  addReportFile,
  openReportFile,
  removeReportFile,
  readForm,
  listCell,
  exportForm,
  listUnits,
  exportUnits,
  readRules,
  explainPerson,
  listSupplementary,
  createSupplementary,
  returnSupplementary,
  withdrawSupplementary,
  listSupplementaryFiles: supplementaryFiles.list,
  addSupplementaryFile: supplementaryFiles.add,
  openSupplementaryFile: supplementaryFiles.open,
  removeSupplementaryFile: supplementaryFiles.remove,
});
