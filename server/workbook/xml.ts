import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './refusal.ts';

export interface XmlReader {
  /** Local name without prefix, attributes with local names too. */
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A push parser that feeds `reader`; malformed XML is a damaged workbook. Doctypes, hence entities, are refused. */
export function createXmlParser(reader: XmlReader): { write(text: string): void; close(): void } {
  const parser = new SaxesParser();
  const damaged = (cause?: unknown): never => {
    throw new WorkbookRefused('damaged', { cause });
  };
  parser.on('error', damaged);
  parser.on('doctype', () => damaged('doctype'));
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(tag.attributes)) attributes[local(name)] = String(value);
    reader.open?.(local(tag.name), attributes);
  });
  parser.on('closetag', (tag) => reader.close?.(local(tag.name)));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  return { write: (text) => void parser.write(text), close: () => void parser.close() };
}

export function parseXml(text: string, reader: XmlReader): void {
  const parser = createXmlParser(reader);
  parser.write(text);
  parser.close();
}
