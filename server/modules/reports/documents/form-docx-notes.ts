import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { AlignmentType, Paragraph, TextRun } from 'docx';
import { type FormDocument, printedDay } from './form-document.ts';
import { sizes } from './form-fonts.ts';

/** 口径说明: period, settings in force and the rule of each figure. Never on the form's own page. */
export function notePage({ form, settings }: FormDocument): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun({ text: '口径说明', bold: true, size: sizes.three })],
    }),
    small(`填报单位：${form.unit.name}`),
    small(`统计期间：${printedDay(form.period.start)}至${printedDay(form.period.cutoff)}，首尾两天都算在内`),
    head('本年度设置'),
    ...settings.map((setting) => small(`${setting.label}：${setting.text}`)),
    head('各项指标'),
    ...sunshineLines.map((row) => small(rule(form, row.code, row.wording))),
  ];
}

function rule(form: FormDocument['form'], code: string, wording: string): string {
  return `${code}　${wording}（${form.cells[`${form.form}.${code}`]?.unit ?? ''}）：${form.cells[`${form.form}.${code}`]?.rule ?? ''}`;
}

function head(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 200, after: 80 },
    keepNext: true,
    children: [new TextRun({ text, bold: true, size: sizes.smallFour })],
  });
}

function small(text: string): Paragraph {
  return new Paragraph({
    spacing: { after: 60, line: 300 },
    children: [new TextRun({ text, size: sizes.smallFour })],
  });
}
