import { openZip as open, type Zip, ZipRefused } from '../zip.ts';
import { WorkbookRefused } from './refusal.ts';

export type { Zip };

/** The parts of a workbook; what is wrong with them has sentences for a workbook. */
export function openZip(bytes: Buffer, maxUnpacked: number): Zip {
  const zip = said(() => open(bytes, maxUnpacked));
  return {
    names: zip.names,
    has: (name) => zip.has(name),
    text: (name, max) => said(() => zip.text(name, max)),
    chunks: (name) => saidInPieces(() => zip.chunks(name)),
  };
}

function said<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw ofWorkbook(error);
  }
}

async function* saidInPieces(read: () => AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* read();
  } catch (error) {
    throw ofWorkbook(error);
  }
}

function ofWorkbook(error: unknown): unknown {
  if (!(error instanceof ZipRefused)) return error;
  const code = error.fault === 'tooLarge' ? 'unpacksTooLarge' : 'damaged';
  return new WorkbookRefused(code, { cause: error });
}
