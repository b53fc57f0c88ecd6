import { runInWorker } from '../../../worker-thread.ts';
import type { DocumentFormat, FormDocument } from './form-document.ts';
import type { SummaryDocument } from './summary-document.ts';
import type { UnitsDocument } from './units-document.ts';

/** What is to be written: the form of a unit, the workbook of all units, or the draft of the written summary. */
export type DocumentOrder =
  | { kind: 'form'; format: DocumentFormat; document: FormDocument }
  | { kind: 'units'; document: UnitsDocument }
  | { kind: 'summary'; document: SummaryDocument };

/** Bytes of a filled form as docx, xlsx or pdf, written in a worker thread. */
export function writeDocument(format: DocumentFormat, document: FormDocument): Promise<Uint8Array> {
  return write({ kind: 'form', format, document });
}

/** Bytes of one workbook with all units. */
export function writeUnits(document: UnitsDocument): Promise<Uint8Array> {
  return write({ kind: 'units', document });
}

/** Bytes of the draft of the written summary as docx. */
export function writeSummary(document: SummaryDocument): Promise<Uint8Array> {
  return write({ kind: 'summary', document });
}

function write(order: DocumentOrder): Promise<Uint8Array> {
  return runInWorker<Uint8Array>(new URL('./worker.ts', import.meta.url), order);
}
