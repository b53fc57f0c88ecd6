import { type EventKind, eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import { url } from '#lib/url.ts';

/** Sections of an event's pages, in the order of its life; `page` is the route that must exist for it to be shown. */
const sections = {
  plan: { label: '安排', page: '/union/fairs/[id]', href: url.unionFair },
  checklist: { label: '筹备清单', page: '/union/fairs/[id]/checklist', href: url.unionFairChecklist },
  companies: { label: '参会单位', page: '/union/fairs/[id]/companies', href: url.unionFairCompanies },
  booths: { label: '展位', page: '/union/fairs/[id]/booths', href: url.unionFairBooths },
  positions: { label: '岗位', page: '/union/fairs/[id]/positions', href: url.unionFairPositions },
  notices: { label: '通知', page: '/union/fairs/[id]/notices', href: url.unionFairNotices },
  registrations: {
    label: '报名',
    page: '/union/fairs/[id]/registrations',
    href: url.unionFairRegistrations,
  },
  door: { label: '签到', page: '/union/fairs/[id]/door', href: url.unionFairDoor },
  results: {
    label: '结果',
    page: '/union/fairs/[id]/results',
    href: (id: string) => url.unionFairResults(id),
  },
  followUps: { label: '跟进', page: '/union/fairs/[id]/follow-ups', href: url.unionFairFollowUps },
} as const;
export type FairSection = keyof typeof sections;

const keys = Object.keys(sections) as FairSection[];

/** Sections whose page exists. */
export function existingSections(exists: (page: string) => boolean): FairSection[] {
  return keys.filter((key) => exists(sections[key].page));
}

/** Tabs of an event: what its kind has no use for is left out. */
export function sectionTabs(
  fair: { id: string; kind: EventKind },
  shown: readonly FairSection[],
  current: FairSection,
): { href: string; label: string; current: boolean }[] {
  const { companies, online } = eventKinds[fair.kind];
  const useless: FairSection[] = [
    ...(companies ? [] : (['companies', 'booths'] as const)),
    ...(online ? (['booths', 'door'] as const) : []),
  ];
  return shown
    .filter((key) => key === current || !useless.includes(key))
    .map((key) => ({
      href: sections[key].href(fair.id),
      label: sections[key].label,
      current: key === current,
    }));
}
