import { WorkbookRefused } from './refusal.ts';

const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const zipMagic = Buffer.from('504b0304', 'hex');

/** Refuses by the first bytes what is not an xlsx: a password-protected one and an old .xls share a container. */
export function requireXlsx(bytes: Buffer, maxBytes: number): void {
  if (bytes.length === 0) throw new WorkbookRefused('fileEmpty');
  if (bytes.length > maxBytes) throw new WorkbookRefused('fileTooLarge');
  if (bytes.subarray(0, 8).equals(oleMagic)) {
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new WorkbookRefused(encrypted ? 'passwordProtected' : 'oldFormat');
  }
  if (!bytes.subarray(0, 4).equals(zipMagic)) throw new WorkbookRefused('notXlsx');
}
