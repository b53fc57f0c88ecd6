import { occupations } from '../vocabulary.ts';
import type { Opening, Taken } from './facts.ts';
import type { PartFinding } from './part.ts';
import type { ReadySeeker } from './seeker.ts';
import { anonymity, measures, weights } from './weights.ts';

/** 同专业去向: the share of people of the same major who went for this trade; fewer than three say nothing. */
export function takenPart(seeker: ReadySeeker, opening: Opening, taken: Taken): PartFinding {
  const people = taken.byOccupation[opening.occupation] ?? 0;
  if (taken.people < anonymity) return { value: weights.unsaid };
  if (people < anonymity) return { value: 0.2 };
  const { study } = seeker;
  return {
    value: 0.3 + 0.7 * (people / taken.people),
    ...(study
      ? {
          reason: () =>
            `同专业 ${taken.people} 人里有 ${people} 人投过或做了${occupations[opening.occupation]}`,
        }
      : {}),
  };
}

/** 发布时间: how new the posting is, and how many have applied for how many places. */
export function freshPart(opening: Opening, today: string): PartFinding {
  const days = daysBetween(opening.publishedOn, today);
  const recency = Math.max(0, 1 - days / measures.freshDays);
  const room = Math.max(0, 1 - opening.applicants / (opening.headcount * 10));
  const since = days <= 0 ? '今天发布' : days === 1 ? '昨天发布' : `${days} 天前发布`;
  return { value: 0.7 * recency + 0.3 * room, reason: () => `${since}，还招 ${opening.headcount} 人` };
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}
