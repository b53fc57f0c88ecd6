import { formTitle, sunshineForm, unitOnHeading } from '@sunshine/contract/reports/sunshine-form.ts';
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  UnderlineType,
} from 'docx';
import type { FormDocument } from './form-document.ts';
import { notePage } from './form-docx-notes.ts';
import { bodyFont, fontOf, fontTable, sizes, titleFont } from './form-fonts.ts';

/** 28 pt exactly: 22 lines a page, as official papers are set. */
const line = { line: 560, lineRule: LineRuleType.EXACT } as const;
/** Columns of the group's number, the marker and the wording, in twips. */
const markerAt = 1080;
const wordingAt = 2000;

export const page = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
  },
} as const;

/** The official form as docx: the form on its own, 口径说明 and settings on a page behind it. */
export async function formDocx(document: FormDocument): Promise<Uint8Array> {
  const { form } = document;
  const file = new Document({
    title: `${formTitle(form.year)} ${form.unit.name}`,
    creator: form.unit.name,
    styles: { default: { document: { run: { font: fontOf(bodyFont), size: sizes.three } } } },
    sections: [
      { properties: { page }, children: [title(form.year), heading(document), ...lines(document)] },
      { properties: { page }, children: notePage(document) },
    ],
  });
  return Packer.toBuffer(file, false, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

function title(year: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 280, line: 640, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: formTitle(year), font: fontOf(titleFont), size: sizes.two })],
  });
}

/** `______工会  填报人：______  联系电话：______`, one line. */
function heading({ form, preparer }: FormDocument): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...line, after: 200 },
    children: [
      blank(unitOnHeading(form.unit.name)),
      new TextRun('工会  填报人：'),
      blank(preparer?.name ?? ''),
      new TextRun('  联系电话：'),
      blank(preparer?.phone ?? ''),
    ],
  });
}

function lines({ form }: FormDocument): Paragraph[] {
  return sunshineForm.groups.flatMap((group) =>
    group.lines.map((row, index) => {
      const cell = form.cells[`${form.form}.${row.code}`];
      if (!cell) throw new Error(`the form has no cell ${row.code}`);
      const start = index === 0 ? group.number : 'lead' in row ? row.lead : '';
      return new Paragraph({
        spacing: line,
        keepLines: true,
        indent: { left: wordingAt, hanging: wordingAt },
        tabStops: [
          { type: TabStopType.LEFT, position: markerAt },
          { type: TabStopType.LEFT, position: wordingAt },
        ],
        children: [
          new TextRun({ children: [start, new Tab(), row.marker, new Tab(), row.wording] }),
          blank(cell.text),
          new TextRun(`（${cell.unit}）`),
        ],
      });
    }),
  );
}

/** A value on its line. The line may break before it; no-break spaces keep it together with its unit. */
function blank(text: string): TextRun {
  const padded = text === '' ? '\u00a0'.repeat(12) : ` \u00a0${text}\u00a0`;
  return new TextRun({ text: padded, underline: { type: UnderlineType.SINGLE } });
}
