import { AlignmentType, Paragraph, TextRun } from 'docx';
import type { FormDocument } from './form-document.ts';
import { sizes } from './form-fonts.ts';
import { noteGroups, notesTitle } from './form-notes.ts';

/** 口径说明: seal, checks, settings in force and the rule of each figure. Never on the form's own page. */
export function notePage(document: FormDocument): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun({ text: notesTitle, bold: true, size: sizes.three })],
    }),
    ...noteGroups(document).flatMap(({ head, lines }) => [
      ...(head === null ? [] : [heading(head)]),
      ...lines.map(({ label, text }) => small(label, text)),
    ]),
  ];
}

function heading(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 200, after: 80 },
    keepNext: true,
    children: [new TextRun({ text, bold: true, size: sizes.smallFour })],
  });
}

function small(label: string, text: string): Paragraph {
  return new Paragraph({
    spacing: { after: 60, line: 300 },
    children: [new TextRun({ text: `${label}：${text}`, size: sizes.smallFour })],
  });
}
