import type { FilledForm } from '@sunshine/contract/reports/filled-form.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import type { DocumentCheck, FormDocument } from './form-document.ts';
import type { NoteGroup } from './form-notes.ts';

/** One row of the district's table. */
export interface UnitLine {
  code: string;
  /** 夏阳街道总工会, or 青浦区总工会本级. */
  name: string;
  state: ReportState;
  submittedAt: string | null;
  cells: Readonly<Record<string, string>>;
  /** 帮扶成功率, `71.0%`; null where nobody needs help. */
  success: string | null;
  checks: readonly DocumentCheck[];
}

/** All that the workbook of all units holds (各单位汇总). */
export interface UnitsDocument {
  /** The district's form: its cells are recounted, never the sum of the rows. */
  form: FilledForm;
  asOf: string;
  computedAt: string;
  whole: UnitLine;
  /** The district alone (本级), then every unit one level down. */
  units: readonly UnitLine[];
  /** Sums of the rows above by code, as printed. */
  below: Readonly<Record<string, string>>;
  /** Persons counted by two units, by cell; names masked. */
  shared: readonly { code: string; label: string; name: string; units: string }[];
  notes: readonly NoteGroup[];
  lists: FormDocument['lists'];
}
