import type { EventLine } from '@sunshine/contract/events/schemas.ts';
import { monthDay } from '#lib/format/date.ts';

/** What a shared link of an event says: title ≤ 24 characters with the day, description ≤ 40 with place and size. */
export function shareOf(
  fair: Pick<EventLine, 'startsOn' | 'title' | 'place' | 'positions' | 'companies' | 'openings' | 'hours'>,
): { title: string; description: string } {
  const size = fair.positions > 0 ? `，${fair.companies} 家单位 ${fair.openings} 个名额` : '';
  return {
    title: cut(`${monthDay(fair.startsOn)} ${fair.title}`, 24),
    description: cut(`${fair.place}${fair.hours ? `，${fair.hours}` : ''}${size}`, 40),
  };
}

const cut = (text: string, max: number): string => (text.length > max ? `${text.slice(0, max - 1)}…` : text);
