import { formTitle, sunshineForm, unitOnHeading } from '@sunshine/contract/reports/sunshine-form.ts';
import type { FormDocument } from './form-document.ts';
import { noteGroups, notesTitle } from './form-notes.ts';
import { type Content, lineHeight, pdfSizes, writePdf } from './pdf-page.ts';

/** 28 pt a line, 22 lines a page, as official papers are set. */
const formLine = lineHeight(pdfSizes.three, 28);
/** Columns of the group's number and of the marker, in points. */
const numberWidth = 54;
const markerWidth = 46;

/** The official form as pdf: the form on its own, 口径说明 with seal and settings on the pages behind it. */
export async function formPdf(document: FormDocument): Promise<Uint8Array> {
  const { form } = document;
  return writePdf([...formPage(document), ...notePages(document)], {
    title: `${formTitle(form.year)} ${form.unit.name}`,
    author: form.unit.name,
  });
}

function formPage(document: FormDocument): Content[] {
  const { form, preparer } = document;
  return [
    {
      text: formTitle(form.year),
      bold: true,
      fontSize: pdfSizes.two,
      alignment: 'center',
      margin: [0, 0, 0, 14],
    },
    {
      text: [
        blank(unitOnHeading(form.unit.name)),
        '工会\u00a0\u00a0填报人：',
        blank(preparer?.name ?? ''),
        '\u00a0\u00a0联系电话：',
        blank(preparer?.phone ?? ''),
      ],
      alignment: 'center',
      lineHeight: formLine,
      margin: [0, 0, 0, 10],
    },
    ...lines(document),
  ];
}

function lines({ form }: FormDocument): Content[] {
  return sunshineForm.groups.flatMap((group) =>
    group.lines.map((row, index): Content => {
      const cell = form.cells[`${form.form}.${row.code}`];
      if (!cell) throw new Error(`the form has no cell ${row.code}`);
      const start = index === 0 ? group.number : 'lead' in row ? row.lead : '';
      return {
        columns: [
          { text: start, width: numberWidth },
          { text: row.marker, width: markerWidth },
          { text: [row.wording, blank(cell.text), { text: `（${cell.unit}）`, noWrap: true }], width: '*' },
        ],
        lineHeight: formLine,
        unbreakable: true,
      };
    }),
  );
}

/** A value on its line; no-break spaces keep it together with its unit. */
function blank(text: string): Content {
  return { text: text === '' ? '\u00a0'.repeat(12) : `\u00a0${text}\u00a0`, decoration: 'underline' };
}

function notePages(document: FormDocument): Content[] {
  const small = { fontSize: pdfSizes.smallFour, lineHeight: lineHeight(pdfSizes.smallFour, 18) };
  return [
    { text: notesTitle, bold: true, alignment: 'center', pageBreak: 'before', margin: [0, 0, 0, 12] },
    ...noteGroups(document).flatMap(({ head, lines: rows }): Content[] => [
      ...(head === null ? [] : [{ text: head, bold: true, ...small, margin: [0, 8, 0, 2] } as Content]),
      ...rows.map(
        ({ label, text }): Content => ({ text: `${label}：${text}`, ...small, margin: [0, 0, 0, 3] }),
      ),
    ]),
  ];
}
