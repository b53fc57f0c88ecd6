import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';

/** One role of the signed-in person, for one union or one company. */
export interface AccountRole {
  role: Role;
  unionId: string | null;
  unionName: string | null;
  companyId: string | null;
  companyName: string | null;
}

/** Who is signed in, as `GET /api/session` answers. */
export interface Account {
  id: string;
  name: string;
  roles: AccountRole[];
}

export type Area = 'graduate' | 'company' | 'union' | 'district';

/** Which roles an area is for; the API decides again on every call. */
export const areaRoles: Readonly<Record<Area, readonly Role[]>> = {
  graduate: ['graduate'],
  company: ['recruiter'],
  union: ['caseworker', 'reviewer', 'payer'],
  district: ['statistician', 'auditor', 'systemAdmin', 'securityAdmin'],
};

export const areaNames: Readonly<Record<Area, string>> = {
  graduate: '毕业生',
  company: '用人单位',
  union: '工会',
  district: '区级统计',
};

export function roleIn(account: Account | null, area: Area): AccountRole | undefined {
  return account?.roles.find((held) => areaRoles[area].includes(held.role));
}

/** Areas a person works in, the widest first. */
export function areasOf(account: Account | null): Area[] {
  const order: Area[] = ['district', 'union', 'company', 'graduate'];
  return order.filter((area) => roleIn(account, area));
}

/** Name of the unit or company that stands in the header, so that nobody works in the wrong one. */
export function unitName(account: Account | null, area: Area): string {
  const held = roleIn(account, area);
  return held?.unionName ?? held?.companyName ?? areaNames[area];
}
