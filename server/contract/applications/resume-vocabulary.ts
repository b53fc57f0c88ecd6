/** Sections of a résumé (简历) in their order, with the share each adds to its completeness in percent. */
export const resumeSections = {
  contact: { label: '联系方式', weight: 20 },
  education: { label: '教育经历', weight: 25 },
  practice: { label: '实习和实践', weight: 20 },
  skills: { label: '技能', weight: 15 },
  certificates: { label: '证书', weight: 10 },
  introduction: { label: '自我介绍', weight: 10 },
} as const;
export type ResumeSection = keyof typeof resumeSections;

/** What a person reads about a section that is still empty. */
export const sectionHints: Readonly<Record<ResumeSection, string>> = {
  contact: '留一个手机号',
  education: '写上在哪里读书',
  practice: '写一段实习、项目或社团',
  skills: '写几样你会的',
  certificates: '加上拿到的证书',
  introduction: '用两三句话介绍自己',
};

/** Entries of one section at most. */
export const resumeLimits = { entries: 12 } as const;

/** What decides whether a section is written. */
export interface WrittenResume {
  phone: string | null;
  study: object | null;
  education: readonly unknown[];
  practice: readonly unknown[];
  certificates: readonly unknown[];
  skills: string;
  experience: string;
  introduction: string;
}

/** Share of a résumé that is written, in percent of the sections' weights, and which are missing. */
export function completenessOf(resume: WrittenResume): { percent: number; missing: ResumeSection[] } {
  const written: Record<ResumeSection, boolean> = {
    contact: resume.phone !== null,
    education: resume.study !== null || resume.education.length > 0,
    practice: resume.practice.length > 0 || resume.experience !== '',
    skills: resume.skills !== '',
    certificates: resume.certificates.length > 0,
    introduction: resume.introduction !== '',
  };
  const sections = Object.keys(resumeSections) as ResumeSection[];
  const done = sections.filter((section) => written[section]);
  return {
    percent: done.reduce((sum, section) => sum + resumeSections[section].weight, 0),
    missing: sections.filter((section) => !written[section]),
  };
}

/** Fields a graduate may keep back from companies (不给单位看); name and phone always go along. */
export const hideableFields = {
  email: '邮箱',
  graduationYear: '毕业年份',
  education: '教育经历',
  practice: '实习和实践',
  certificates: '证书',
  introduction: '自我介绍',
  file: '简历文件',
} as const;
export type HideableField = keyof typeof hideableFields;
