import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';

/** Why a zip could not be read: broken, or it unpacks to more than it may. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
  readonly fault: 'damaged' | 'tooLarge';

  constructor(fault: 'damaged' | 'tooLarge', options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

interface Entry {
  method: number;
  crc: number;
  packed: Buffer;
  unpackedSize: number;
}

/** Parts of a zip file by name, unpacked on demand; what unpacks to more than was declared is refused. */
export interface Zip {
  /** Lower case. */
  names: readonly string[];
  has(name: string): boolean;
  /** A small part as text, at most `max` bytes. */
  text(name: string, max: number): string;
  /** A large part in pieces. */
  chunks(name: string): AsyncGenerator<Buffer>;
}

/** Reads the central directory. A random-access reader needs no temporary file, which would hold ID numbers. */
export function openZip(bytes: Buffer, maxUnpacked: number): Zip {
  const entries = readDirectory(bytes);
  let declared = 0;
  for (const entry of entries.values()) declared += entry.unpackedSize;
  if (declared > maxUnpacked) throw new ZipRefused('tooLarge');

  const find = (name: string): Entry => {
    const entry = entries.get(name.toLowerCase());
    if (!entry || (entry.method !== 0 && entry.method !== 8)) throw new ZipRefused('damaged');
    return entry;
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name.toLowerCase()),
    text: (name, max) => unpackWhole(find(name), max).toString('utf8'),
    chunks: (name) => unpackInPieces(find(name)),
  };
}

function unpackWhole(entry: Entry, max: number): Buffer {
  if (entry.unpackedSize > max) throw new ZipRefused('tooLarge');
  try {
    const plain =
      entry.method === 0
        ? entry.packed
        : inflateRawSync(entry.packed, { maxOutputLength: entry.unpackedSize + 1 });
    if (plain.length === entry.unpackedSize && crc32(plain) === entry.crc) return plain;
  } catch (cause) {
    throw new ZipRefused('damaged', { cause });
  }
  throw new ZipRefused('damaged');
}

async function* unpackInPieces(entry: Entry): AsyncGenerator<Buffer> {
  let size = 0;
  let crc = 0;
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  if (entry.method === 8) inflate.end(entry.packed);
  const pieces: AsyncIterable<Buffer> | Buffer[] = entry.method === 0 ? [entry.packed] : inflate;
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > entry.unpackedSize) throw new ZipRefused('damaged');
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (cause) {
    throw cause instanceof ZipRefused ? cause : new ZipRefused('damaged', { cause });
  } finally {
    inflate.destroy();
  }
  if (size !== entry.unpackedSize || crc !== entry.crc) throw new ZipRefused('damaged');
}

/** Names, places and sizes from the end of the file (APPNOTE 4.3.12, 4.3.16; zip64 sizes in the extra field). */
function readDirectory(bytes: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  try {
    let at = directoryStart(bytes);
    while (bytes.readUInt32LE(at) === 0x02014b50) {
      const nameLength = bytes.readUInt16LE(at + 28);
      const extraLength = bytes.readUInt16LE(at + 30);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
      const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
      const sizes = wideSizes(
        extra,
        bytes.readUInt32LE(at + 24),
        bytes.readUInt32LE(at + 20),
        bytes.readUInt32LE(at + 42),
      );
      const dataAt =
        sizes.offset + 30 + bytes.readUInt16LE(sizes.offset + 26) + bytes.readUInt16LE(sizes.offset + 28);
      if (dataAt + sizes.packed > bytes.length || entries.size >= 2000) throw new ZipRefused('damaged');
      entries.set(name.replace(/^\//, '').toLowerCase(), {
        method: bytes.readUInt16LE(at + 10),
        crc: bytes.readUInt32LE(at + 16),
        packed: bytes.subarray(dataAt, dataAt + sizes.packed),
        unpackedSize: sizes.unpacked,
      });
      at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    }
  } catch (cause) {
    throw cause instanceof ZipRefused ? cause : new ZipRefused('damaged', { cause });
  }
  if (entries.size === 0) throw new ZipRefused('damaged');
  return entries;
}

function directoryStart(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0) throw new ZipRefused('damaged');
  const start = bytes.readUInt32LE(end + 16);
  if (start !== 0xffffffff) return start;
  const locator = bytes.lastIndexOf(Buffer.from('504b0607', 'hex'), end);
  return Number(bytes.readBigUInt64LE(Number(bytes.readBigUInt64LE(locator + 8)) + 48));
}

function wideSizes(extra: Buffer, unpacked: number, packed: number, offset: number) {
  const sizes = { unpacked, packed, offset };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[key] !== 0xffffffff) continue;
      sizes[key] = Number(extra.readBigUInt64LE(next));
      next += 8;
    }
  }
  return sizes;
}
