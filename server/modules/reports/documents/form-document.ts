import type { FilledForm } from '@sunshine/contract/reports/filled-form.ts';
import { formTitle } from '@sunshine/contract/reports/sunshine-form.ts';

/** One line of the list behind a figure, ready to print: names and ID numbers are masked already. */
export interface DocumentRow {
  on: string;
  person: string;
  idNumber: string;
  unit: string;
  personUnit: string;
  record: string;
  quantity: string;
}

/** All that an export of a form holds. The worker thread gets nothing else and reads no database. */
export interface FormDocument {
  form: FilledForm;
  preparer: { name: string; phone: string } | null;
  /** Settings of the campaign in force, label and sentence. */
  settings: readonly { label: string; text: string }[];
  /** Lists behind the figures by code; the docx carries none. */
  lists: Readonly<Record<string, readonly DocumentRow[]>>;
}

export const documentTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type DocumentFormat = keyof typeof documentTypes;

/** `2026年工会阳光就业行动情况统计表_夏阳街道总工会_20260825.xlsx`; `on` is the day of the export. */
export function documentName(form: FilledForm, on: string, format: DocumentFormat): string {
  const unit = form.unit.name.replace(/[\\/:*?"<>|\s]/g, '');
  return `${formTitle(form.year)}_${unit}_${on.replaceAll('-', '')}.${format}`;
}

/** `2026-08-20` → `2026年8月20日`. */
export function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
