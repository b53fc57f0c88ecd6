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

/** Result of a cross-check with what was said to it. */
export interface DocumentCheck {
  level: 'hard' | 'soft';
  title: string;
  passed: boolean;
  finding: string;
  note: string | null;
  override: string | null;
}

/** What a report that was handed in is marked with, behind the form and never on its page. */
export interface DocumentSeal {
  version: number;
  correctionReason: string | null;
  /** Instants, ISO 8601; a report not yet sealed has no `sealedAt`. */
  takenAt: string;
  submittedAt: string | null;
  sealedAt: string | null;
  /** SHA-256 over figures, facts, settings, rules and checks, hexadecimal. */
  hash: string;
}

/** All that an export of a form holds. The worker thread gets nothing else and reads no database. */
export interface FormDocument {
  form: FilledForm;
  /** The unit alone (本级), without the units below it. */
  ownOnly: boolean;
  preparer: { name: string; phone: string } | null;
  /** Last day that counts in it. */
  asOf: string;
  /** Null while the figures are those of the records as they are now. */
  seal: DocumentSeal | null;
  checks: readonly DocumentCheck[];
  /** Settings of the campaign in force, or as frozen: label and sentence. */
  settings: readonly { label: string; text: string }[];
  /** Lists behind the figures by code; docx and pdf carry none. */
  lists: Readonly<Record<string, readonly DocumentRow[]>>;
}

export const documentTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;
export type DocumentFormat = keyof typeof documentTypes;

/** `2026年工会阳光就业行动情况统计表_夏阳街道总工会_20260825.xlsx`; `on` is the day of the export. */
export function documentName(
  { form, ownOnly }: Pick<FormDocument, 'form' | 'ownOnly'>,
  on: string,
  format: DocumentFormat,
): string {
  return fileName(formTitle(form.year), ownOnly ? `${form.unit.name}本级` : form.unit.name, on, format);
}

/** Names of files as the district keeps them: what, whose, on which day; nothing a file system refuses. */
export function fileName(what: string, unit: string, on: string, format: DocumentFormat): string {
  const clean = unit.replace(/[\\/:*?"<>|\s]/g, '');
  return `${what}_${clean}_${on.replaceAll('-', '')}.${format}`;
}

/** `2026-08-20` → `2026年8月20日`. */
export function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const shanghaiTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant in Shanghai: `2026年8月22日 10:05`. */
export function printedInstant(instant: string): string {
  const parts = Object.fromEntries(
    shanghaiTime.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${parts.year}年${Number(parts.month)}月${Number(parts.day)}日 ${parts.hour}:${parts.minute}`;
}
