import type { FormPage } from '@sunshine/contract/reports/schemas.ts';
import { url } from '#lib/url.ts';

export type ReportArea = 'union' | 'district';
export interface ReportChoice {
  year?: number;
  unit?: string;
  own?: boolean;
  cell?: string;
  page?: number;
}

/** Address of a form in its area; a chosen figure opens the drawer on phones. */
export function reportAddress(area: ReportArea, choice: ReportChoice): string {
  const { cell, ...rest } = choice;
  const path = area === 'union' ? url.unionForm({ ...rest, cell }) : url.districtForm({ ...rest, cell });
  return cell ? `${path}#cell` : path;
}

export function fileAddress(area: ReportArea, choice: ReportChoice, format: 'docx' | 'xlsx'): string {
  const query = { ...choice, format };
  return area === 'union' ? url.unionFormFile(query) : url.districtFormFile(query);
}

/** What stays the same while one looks around within a report. */
export function sameReport(report: FormPage, own: boolean): ReportChoice {
  return { year: report.campaign.year, unit: report.unit.code, own };
}
