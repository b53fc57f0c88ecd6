import type { HeldRole, SessionAccount } from '@sunshine/contract/accounts/schemas.ts';

/** Who is signed in, as `GET /api/session` answers. */
export type Account = SessionAccount;

export type Area = 'graduate' | 'company' | 'union' | 'district';

export const areaNames: Readonly<Record<Area, string>> = {
  graduate: '毕业生',
  company: '用人单位',
  union: '工会',
  district: '区级统计',
};

/** Where a role works: oversight roles of the district federation look at the whole district. */
export function areaOf(held: HeldRole): Area | null {
  switch (held.role) {
    case 'graduate':
      return 'graduate';
    case 'recruiter':
      return 'company';
    case 'caseworker':
    case 'reviewer':
    case 'payer':
      return 'union';
    case 'statistician':
      return 'district';
    case 'auditor':
    case 'systemAdmin':
    case 'securityAdmin':
      return held.unionKind === 'district' ? 'district' : 'union';
    default:
      return null;
  }
}

/** The roles a person holds in one area. */
export function rolesIn(account: Account | null, area: Area): HeldRole[] {
  return account?.roles.filter((held) => areaOf(held) === area) ?? [];
}

/** Areas a person works in, the widest first. */
export function areasOf(account: Account | null): Area[] {
  const order: readonly Area[] = ['district', 'union', 'company', 'graduate'];
  return order.filter((area) => rolesIn(account, area).length > 0);
}

/** Name of the unit or company that stands in the header, so that nobody works in the wrong one. */
export function unitName(account: Account | null, area: Area): string {
  const [held] = rolesIn(account, area);
  return held?.unionName ?? held?.companyName ?? areaNames[area];
}
