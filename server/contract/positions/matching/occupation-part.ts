import { occupations } from '../vocabulary.ts';
import type { Opening } from './facts.ts';
import type { PartFinding } from './part.ts';
import type { ReadySeeker } from './seeker.ts';
import { weights } from './weights.ts';

/** 意向岗位: the wish stands in the title, or means the same trade. */
export function occupationPart(seeker: ReadySeeker, opening: Opening): PartFinding {
  const { wished } = seeker;
  if (wished.length === 0) return { value: weights.unsaid };
  const named = wished.find(({ wish }) => opening.title.includes(wish));
  if (named) return { value: 1, reason: () => `是你想做的${named.wish}` };
  const trade = wished.find((each) => each.occupations.includes(opening.occupation));
  const label = occupations[opening.occupation];
  if (trade) {
    const { wish } = trade;
    return {
      value: 0.85,
      reason: () => (wish === label ? `是你想做的${wish}` : `你想做${wish}，这是${label}`),
    };
  }
  return { value: 0, missing: () => `不是你想做的${wished[0]?.wish}，是${label}` };
}

/** 专业对口: the position names the major or its class, or the major leads to the trade. */
export function majorPart(
  seeker: ReadySeeker,
  opening: Opening & { majorKeys: readonly string[] },
): PartFinding {
  const major = seeker.study?.major;
  if (!major) return { value: weights.unsaid };
  const label = occupations[opening.occupation];
  if (opening.majorKeys.some((key) => seeker.majorKeys.includes(key))) {
    return { value: 1, reason: () => `专业对口：${major} → ${label}，岗位写明要` };
  }
  const asksOther = opening.majorKeys.length > 0;
  const rank = seeker.majorOccupations.indexOf(opening.occupation);
  if (rank >= 0) {
    const value = (asksOther ? 0.6 : 0.85) - 0.1 * Math.min(rank, 2);
    return { value, reason: () => `专业对口：${major} → ${label}` };
  }
  if (!asksOther) return { value: 0.4 };
  return { value: 0.1, missing: () => `岗位要${opening.majors.join('、')}，你学的是${major}` };
}
