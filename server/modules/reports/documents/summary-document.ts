/** Draft of the written summary (写总结用的文字): figures in sentences, and what a person has to write. */
export interface SummaryDocument {
  title: string;
  unitName: string;
  /** Where the figures come from, in one line: 按封存的第 1 版. */
  source: string;
  sections: readonly { head: string; paragraphs: readonly string[] }[];
}
