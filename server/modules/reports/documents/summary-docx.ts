import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from 'docx';
import { page } from './form-docx.ts';
import { bodyFont, fontOf, fontTable, sizes, titleFont } from './form-fonts.ts';
import type { SummaryDocument } from './summary-document.ts';

/** 28 pt exactly, as official papers are set; two characters of indent. */
const line = { line: 560, lineRule: LineRuleType.EXACT } as const;
const indent = { firstLine: sizes.three * 20 } as const;

/** The draft of the written summary as an official paper: title 2号, body 3号. */
export async function summaryDocx({ title, unitName, sections }: SummaryDocument): Promise<Uint8Array> {
  const file = new Document({
    title,
    creator: unitName,
    styles: { default: { document: { run: { font: fontOf(bodyFont), size: sizes.three } } } },
    sections: [
      {
        properties: { page },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 560, line: 640, lineRule: LineRuleType.EXACT },
            children: [new TextRun({ text: title, font: fontOf(titleFont), size: sizes.two })],
          }),
          ...sections.flatMap(({ head, paragraphs }) => [
            new Paragraph({
              spacing: line,
              indent,
              keepNext: true,
              children: [new TextRun({ text: head, bold: true })],
            }),
            ...paragraphs.map(
              (text) => new Paragraph({ spacing: line, indent, children: [new TextRun(text)] }),
            ),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(file, false, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}
