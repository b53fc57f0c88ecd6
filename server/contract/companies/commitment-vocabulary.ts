/** What a company promised its union (承诺), with the unit it is counted in; unions only. */
export const commitmentKinds = {
  positions: { label: '提供岗位', unit: '个' },
  placements: { label: '录用毕业生', unit: '人' },
  internships: { label: '提供实习见习', unit: '人' },
  fairs: { label: '参加招聘会', unit: '场' },
} as const;
export type CommitmentKind = keyof typeof commitmentKinds;

/** Months after which a verification (核实) must be made again, and days before at which the company is told. */
export const verificationClock = { months: 6, remindDaysBefore: 30 } as const;

/** How a commitment stands: kept is kept, whenever it was; missed is past its last day without. */
export const commitmentStandings = {
  running: '进行中',
  kept: '已兑现',
  missed: '没有兑现',
  cancelled: '已作废',
} as const;
export type CommitmentStanding = keyof typeof commitmentStandings;
