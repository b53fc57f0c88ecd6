/** Kinds of union (工会): the district, its territorial and system units, the grassroots below. */
export const unionKinds = {
  district: '区总工会',
  territorial: '镇、街道总工会',
  system: '委、局、公司工会',
  grassroots: '基层工会',
} as const;
export type UnionKind = keyof typeof unionKinds;

/** Which kind of union stands below which: the tree has three levels. */
export const kindsBelow = {
  district: ['territorial', 'system'],
  territorial: ['grassroots'],
  system: ['grassroots'],
  grassroots: [],
} as const satisfies Readonly<Record<UnionKind, readonly UnionKind[]>>;
