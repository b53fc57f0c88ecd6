import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentFormat, FormDocument } from './form-document.ts';
import { formDocx } from './form-docx.ts';
import { formXlsx } from './form-xlsx.ts';

/** Runs in a worker thread: a large workbook must not hold up other people's requests. */
const write = { docx: formDocx, xlsx: formXlsx } as const;
const { format, document } = workerData as { format: DocumentFormat; document: FormDocument };
const bytes = await write[format](document);
// Node's Buffers may share a pool; a copy of its own can be handed over.
const copy = Uint8Array.from(bytes);
parentPort?.postMessage(copy, [copy.buffer]);
