import { createHash } from 'node:crypto';
import {
  type AttachmentType,
  attachmentLimits,
  attachmentTypes,
} from '@sunshine/contract/attachments/vocabulary.ts';
import type { Upload } from '@sunshine/contract/route.ts';
import { refusal } from './refusal.ts';
import { openZip, type Zip, ZipRefused } from './zip.ts';

/** An upload that was read whole: what it is by its content, under a name that is safe to offer. */
export interface AttachmentFile {
  name: string;
  mediaType: AttachmentType;
  bytes: Buffer;
  /** SHA-256. */
  hash: Buffer;
}

/** Reads an upload and decides by its first bytes what it is; call it before a transaction is opened. */
export async function receiveAttachment(upload: Upload): Promise<AttachmentFile> {
  const bytes = await readWhole(upload);
  if (bytes.length === 0) throw refusal('attachment.empty');
  const mediaType = typeOf(bytes);
  const hash = createHash('sha256').update(bytes).digest();
  return { name: cleanName(upload.name, mediaType), mediaType, bytes, hash };
}

/** What comes after the limit is read and dropped, so that the sender hears the answer. */
async function readWhole(upload: Upload): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of upload.stream) {
    size += chunk.length;
    if (size <= attachmentLimits.bytes) chunks.push(chunk);
  }
  if (size > attachmentLimits.bytes) throw refusal('attachment.tooLarge');
  return Buffer.concat(chunks);
}

const magics: readonly [AttachmentType, Buffer][] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ff', 'hex')],
];
const zipMagic = Buffer.from('504b0304', 'hex');

function typeOf(bytes: Buffer): AttachmentType {
  const plain = magics.find(([, magic]) => bytes.subarray(0, magic.length).equals(magic));
  if (plain) return plain[0];
  if (bytes.subarray(0, zipMagic.length).equals(zipMagic)) return officeTypeOf(bytes);
  throw refusal('attachment.typeNotAllowed');
}

/** Main part of a document and the content type that says it carries no macro (ECMA-376 part 1, 11.3.10, 12.3.23). */
const offices = [
  {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    main: 'word/document.xml',
  },
  { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', main: 'xl/workbook.xml' },
] as const satisfies readonly { type: AttachmentType; main: string }[];
const contentTypes = '[content_types].xml';
const macroParts = /(^|\/)(vbaproject\.bin|vbadata\.xml)$|(^|\/)(macrosheets|activex)\//;
const unpackedLimit = 100 * 1024 * 1024;

function officeTypeOf(bytes: Buffer): AttachmentType {
  try {
    const zip = openZip(bytes, unpackedLimit);
    const office = offices.find(({ main }) => zip.has(main));
    if (!office || !zip.has(contentTypes)) throw refusal('attachment.typeNotAllowed');
    if (hasMacros(zip)) throw refusal('attachment.hasMacros');
    return office.type;
  } catch (error) {
    if (error instanceof ZipRefused) throw refusal('attachment.damaged');
    throw error;
  }
}

function hasMacros(zip: Zip): boolean {
  if (zip.names.some((name) => macroParts.test(name.replaceAll('\\', '/')))) return true;
  return /macroenabled|vbaproject/i.test(zip.text(contentTypes, 1024 * 1024));
}

/** No path, no control or direction characters, the ending of what it is, at most 80 characters. */
function cleanName(typed: string, mediaType: AttachmentType): string {
  const ending = attachmentTypes[mediaType];
  const base = typed
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}"<>:|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim();
  const endings = mediaType === 'image/jpeg' ? '\\.jpe?g' : `\\.${ending}`;
  const stem = base.replace(new RegExp(`(${endings})+$`, 'i'), '').trim() || '附件';
  return `${[...stem].slice(0, attachmentLimits.nameCharacters - ending.length - 1).join('')}.${ending}`;
}
