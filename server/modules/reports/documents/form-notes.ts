import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { reportStates } from '@sunshine/contract/reports/vocabulary.ts';
import { type DocumentCheck, type FormDocument, printedDay, printedInstant } from './form-document.ts';

/** What stands behind the form: groups of labelled lines, the same in docx, pdf and the workbook's sheet. */
export interface NoteGroup {
  /** Null for the lines at the top, which need no heading. */
  head: string | null;
  lines: readonly NoteLine[];
}

export interface NoteLine {
  label: string;
  text: string;
}

export const notesTitle = '口径说明';

/** Unit, period and seal; the cross-checks with what was said to them; settings and rules in force, or as frozen. */
export function noteGroups(document: FormDocument): NoteGroup[] {
  const { checks, settings } = document;
  return [
    { head: null, lines: aboutLines(document) },
    { head: '勾稽校验', lines: checks.map(checkLine) },
    { head: '本年度设置', lines: settings.map(({ label, text }) => ({ label, text })) },
    { head: '各项指标', lines: ruleLines(document) },
  ].filter(({ lines }) => lines.length > 0);
}

function aboutLines({ form, ownOnly, asOf, seal }: FormDocument): NoteLine[] {
  return [
    { label: '填报单位', text: `${form.unit.name}${ownOnly ? '（只含本级）' : ''}，代码 ${form.unit.code}` },
    {
      label: '统计期间',
      text: `${printedDay(form.period.start)}至${printedDay(form.period.cutoff)}，首尾两天都算在内`,
    },
    { label: '状态', text: reportStates[form.state] },
    ...(seal === null
      ? [{ label: '数字', text: `还没有上报，截到 ${printedDay(asOf)}，以后还会变` }]
      : sealLines(seal, asOf)),
  ];
}

function sealLines(seal: NonNullable<FormDocument['seal']>, asOf: string): NoteLine[] {
  const { version, correctionReason, submittedAt, sealedAt, takenAt, hash } = seal;
  return [
    { label: '版次', text: `第 ${version} 版${correctionReason ? `，更正：${correctionReason}` : ''}` },
    { label: '数字', text: `${printedInstant(takenAt)} 取定，截到 ${printedDay(asOf)}` },
    ...(submittedAt ? [{ label: '上报时间', text: printedInstant(submittedAt) }] : []),
    { label: '封存时间', text: sealedAt ? printedInstant(sealedAt) : '还没有封存' },
    { label: '校验值', text: `${hash.match(/.{1,16}/g)?.join(' ') ?? ''}（SHA-256）` },
  ];
}

/** `满足，38＝29＋9`; one that is off with the note, or why it was let through. */
export function checkLine({ level, title, passed, finding, note, override }: DocumentCheck): NoteLine {
  const kind = level === 'hard' ? '必须满足' : '应当满足';
  const said = [note ? `说明：${note}` : '', override ? `放行：${override}` : ''].filter(Boolean);
  const outcome = passed ? '满足' : said.length > 0 ? '不满足' : '不满足，还没有说明';
  return { label: title, text: [`${kind}，${outcome}，${finding}`, ...said].join('；') };
}

function ruleLines({ form }: FormDocument): NoteLine[] {
  return sunshineLines.map(({ code, wording }) => {
    const cell = form.cells[`${form.form}.${code}`];
    return { label: code, text: `${wording}（${cell?.unit ?? ''}）：${cell?.rule ?? ''}` };
  });
}
