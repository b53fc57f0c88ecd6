/** Kinds of union (工会): the district, its territorial and system units, the grassroots below. */
export const unionKinds = {
  district: '区总工会',
  territorial: '镇、街道总工会',
  system: '委、局、公司工会',
  grassroots: '基层工会',
} as const;
export type UnionKind = keyof typeof unionKinds;
