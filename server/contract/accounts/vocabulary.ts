/** Roles (角色); a person may hold several, each for one union or one company. */
export const roles = {
  graduate: '毕业生',
  parent: '家长',
  recruiter: '企业招聘人员',
  caseworker: '工会经办',
  reviewer: '工会审核',
  payer: '发放',
  statistician: '区级统计',
  auditor: '经审',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
} as const;
export type Role = keyof typeof roles;

/** Roles that belong to a union and act within its scope. */
export const unionRoles = [
  'caseworker',
  'reviewer',
  'payer',
  'statistician',
  'auditor',
  'systemAdmin',
  'securityAdmin',
] as const satisfies readonly Role[];

export const accountStates = { active: '正常', disabled: '已停用' } as const;
export type AccountState = keyof typeof accountStates;

/** One-time links and codes sent to a person; each is used once and expires. */
export const tokenPurposes = {
  firstAdministrator: '首位管理员',
  invitation: '邀请',
  passwordRecovery: '找回密码',
  graduateClaim: '认领名册',
} as const;
export type TokenPurpose = keyof typeof tokenPurposes;
