/** Nature of an employer (单位性质). */
export const companyNatures = {
  stateOwned: '国有企业',
  private: '民营企业',
  foreign: '外资企业',
  jointVenture: '合资企业',
  public: '事业单位',
  social: '社会组织',
} as const;
export type CompanyNature = keyof typeof companyNatures;

export const companySizes = {
  under20: '20 人以下',
  from20: '20–99 人',
  from100: '100–299 人',
  from300: '300–999 人',
  over1000: '1000 人以上',
} as const;
export type CompanySize = keyof typeof companySizes;

export const companyStates = {
  submitted: '待核实',
  verified: '已核实',
  returned: '待补充',
  suspended: '已暂停',
} as const;
export type CompanyState = keyof typeof companyStates;

/** Tags of an employer (单位标签) that count for 05A, each with a period and evidence. Unions only. */
export const companyTags = {
  stateOwnedLargeMedium: '国有大中型企业',
  modelWorkerEnterprise: '劳模企业',
  caringEnterprise: '社会爱心企业',
} as const;
export type CompanyTag = keyof typeof companyTags;
