/**
 * Kinds of event (活动类别) with what each has. `counted04A`: a 场 of 04A when held; summer practice is in no cell of form 1.
 * `companies`: employers with booths and positions take part. `online`: no door. With the classes: `kinds.ts`.
 */
export const eventKinds = {
  jobFair: { label: '招聘会', counted04A: true, companies: true, online: false },
  onlineFair: { label: '网络招聘会', counted04A: true, companies: true, online: true },
  companyTalk: { label: '企业宣讲', counted04A: true, companies: true, online: false },
  liveStream: { label: '直播带岗', counted04A: true, companies: true, online: true },
  guidanceSession: { label: '求职辅导', counted04A: true, companies: false, online: false },
  policyTalk: { label: '政策宣讲', counted04A: true, companies: false, online: false },
  summerPractice: { label: '暑期实践', counted04A: false, companies: false, online: false },
} as const;
export type EventKind = keyof typeof eventKinds;

export const eventStates = { planned: '筹备中', held: '已举办', notHeld: '未举办' } as const;
export type EventState = keyof typeof eventStates;
