import type { FormPage } from '@sunshine/contract/reports/schemas.ts';
import { url } from '#lib/url.ts';

export type ReportArea = 'union' | 'district';
export interface ReportChoice {
  year?: number;
  unit?: string;
  own?: boolean;
  /** An earlier sealed version; left out for the one that is current. */
  version?: number;
  cell?: string;
  page?: number;
  /** Whom one asks about in the open cell. */
  person?: string;
}

/** Address of a form in its area; a chosen figure opens the drawer on phones. */
export function reportAddress(area: ReportArea, choice: ReportChoice): string {
  const path = area === 'union' ? url.unionForm({ ...choice }) : url.districtForm({ ...choice });
  return choice.cell ? `${path}#cell` : path;
}

/** The form as a file, the workbook of all units, or the draft of the written summary. */
export type ReportFormat = 'docx' | 'xlsx' | 'pdf' | 'units' | 'summary';

export function fileAddress(area: ReportArea, choice: ReportChoice, format: ReportFormat): string {
  const query = { ...choice, format };
  return area === 'union' ? url.unionFormFile(query) : url.districtFormFile(query);
}

/** Pages that look at the same report from another side. */
export type ReportSide = 'drift' | 'comparison' | 'shared' | 'summary' | 'files';

export function sideAddress(area: ReportArea, side: ReportSide, choice: ReportChoice): string {
  const { year, unit } = choice;
  return area === 'union'
    ? url.unionFormSide(side, { year, unit })
    : url.districtFormSide(side, { year, unit });
}

/** What stays the same while one looks around within a report. */
export function sameReport(report: FormPage, own: boolean, version?: number): ReportChoice {
  return { year: report.campaign.year, unit: report.unit.code, own, version };
}

/** The same cell as fields of a form that asks for more about it. */
export function cellQuery({ year, unit, own }: ReportChoice, cell: string): Record<string, string> {
  return { year: String(year), unit: unit ?? '', cell, ...(own ? { own: 'true' } : {}) };
}
