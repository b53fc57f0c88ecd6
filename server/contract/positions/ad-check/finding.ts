/** What a finding of the job-ad check (职位合规检查) asks for. */
export const adLevels = { block: '要改', warn: '看一看', fine: '可以写' } as const;
export type AdLevel = keyof typeof adLevels;

/** Fields of a posting that the check reads. */
export const adFields = {
  title: '职位名称',
  duties: '岗位职责',
  conditions: '任职条件',
  payMin: '待遇下限',
  payMax: '待遇上限',
} as const;
export type AdField = keyof typeof adFields;

export interface AdFinding {
  rule: string;
  level: AdLevel;
  field: AdField;
  /** Place in the field's text as typed, in UTF-16 units; both 0 for pay. */
  start: number;
  end: number;
  /** The words as typed. */
  quote: string;
  sentence: string;
  /** The law behind it; null where it is only advice. */
  law: string | null;
}

export function blocks(findings: readonly AdFinding[]): boolean {
  return findings.some(({ level }) => level === 'block');
}
