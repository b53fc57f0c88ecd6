import type { Preference } from '@sunshine/contract/positions/vocabulary.ts';

/** What was agreed with the union about a position, in a company's words; nothing about any applicant. */
export const preferenceWords: Readonly<Record<Preference, { word: string; lead: string }>> = {
  none: { word: '', lead: '' },
  priority: { word: '优先', lead: '和工会约定：条件相当时，优先录用工会推荐的人。' },
  targeted: { word: '定向推荐', lead: '和工会约定：由工会推荐合适的人。' },
};
