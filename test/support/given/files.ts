import { crc32 } from 'node:zlib';
import ExcelJS from 'exceljs';

/** The smallest bytes that are what they say; every call makes another content. */
let made = 0;
const salt = (): string => {
  made += 1;
  return `内容${made}`;
};

export const givenPdf = (): Buffer => Buffer.from(`%PDF-1.7\n% ${salt()}\n%%EOF\n`);
export const givenJpeg = (): Buffer => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(salt())]);
export const givenPng = (): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(salt())]);

export async function givenXlsx(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('表').addRow([salt()]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A Word file by its parts; `more` adds parts or replaces the main content type. */
export function givenDocx(more: { parts?: Record<string, string>; mainType?: string } = {}): Buffer {
  const mainType =
    more.mainType ?? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`,
    'word/document.xml': `<w:document>${salt()}</w:document>`,
    ...more.parts,
  });
}

/** A zip of stored parts (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
export function zipOf(parts: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [label, data] = [Buffer.from(name), Buffer.from(text)];
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(data), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(data.length, 8);
    const lengths = Buffer.from([label.length, 0, 0, 0]);
    const local = Buffer.concat([
      hex('504b0304140000000000000000'.padEnd(28, '0')),
      sizes,
      lengths,
      label,
      data,
    ]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    const head = hex('504b01021400140000000000'.padEnd(32, '0'));
    directory.push(Buffer.concat([head, sizes, lengths, Buffer.alloc(10), place, label]));
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
