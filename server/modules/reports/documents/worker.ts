import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentOrder } from './write-document.ts';

/** Runs in a worker thread: a large workbook must not hold up other people's requests. Loads only what it writes with. */
async function write(order: DocumentOrder): Promise<Uint8Array> {
  switch (order.kind) {
    case 'form':
      if (order.format === 'pdf') return (await import('./form-pdf.ts')).formPdf(order.document);
      if (order.format === 'docx') return (await import('./form-docx.ts')).formDocx(order.document);
      return (await import('./form-xlsx.ts')).formXlsx(order.document);
    case 'units':
      return (await import('./units-xlsx.ts')).unitsXlsx(order.document);
    case 'summary':
      return (await import('./summary-docx.ts')).summaryDocx(order.document);
  }
}

// Node's Buffers may share a pool; a copy of its own can be handed over.
const copy = Uint8Array.from(await write(workerData as DocumentOrder));
parentPort?.postMessage(copy, [copy.buffer]);
