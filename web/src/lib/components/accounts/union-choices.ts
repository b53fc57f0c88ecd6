import { roles, unionRoles } from '@sunshine/contract/accounts/vocabulary.ts';
import type { Union } from '@sunshine/contract/unions/schemas.ts';
import type { Choice } from '../choice.ts';

/** Unions as a list in which the depth still shows. */
export function unionChoices(unions: readonly Pick<Union, 'id' | 'name' | 'depth'>[]): Choice[] {
  return unions.map(({ id, name, depth }) => ({ value: id, label: `${'　'.repeat(depth)}${name}` }));
}

/** What each role of a union does, for those who give it. */
const duties: Readonly<Record<(typeof unionRoles)[number], string>> = {
  caseworker: '管档案、毕业生、单位和活动',
  reviewer: '审核职位、单位和上报',
  payer: '发放',
  statistician: '看全区报表，只设在区总工会',
  auditor: '看档案和审计日志，不改',
  systemAdmin: '管账号和单位',
  securityAdmin: '看审计日志',
};

export const roleChoices: readonly Choice[] = unionRoles.map((role) => ({
  value: role,
  label: `${roles[role]}：${duties[role]}`,
}));
