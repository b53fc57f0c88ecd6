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
