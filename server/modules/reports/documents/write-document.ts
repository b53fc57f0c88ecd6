import { runInWorker } from '../../../worker-thread.ts';
import type { DocumentFormat, FormDocument } from './form-document.ts';

/** Bytes of a filled form as docx or xlsx, written in a worker thread. */
export function writeDocument(format: DocumentFormat, document: FormDocument): Promise<Uint8Array> {
  return runInWorker<Uint8Array>(new URL('./worker.ts', import.meta.url), { format, document });
}
