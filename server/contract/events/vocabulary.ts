/** Kinds of event (活动类别); `counted04A`: an employment-service event in the sense of 04A. */
export const eventKinds = {
  jobFair: { label: '招聘会', counted04A: true },
  onlineFair: { label: '网络招聘会', counted04A: true },
  companyTalk: { label: '企业宣讲', counted04A: true },
  liveStream: { label: '直播带岗', counted04A: true },
  guidanceSession: { label: '求职辅导', counted04A: true },
  policyTalk: { label: '政策宣讲', counted04A: true },
} as const;
export type EventKind = keyof typeof eventKinds;

export const eventStates = { planned: '筹备中', held: '已举办', notHeld: '未举办' } as const;
export type EventState = keyof typeof eventStates;
