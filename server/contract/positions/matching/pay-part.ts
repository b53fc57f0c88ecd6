import type { Opening } from './facts.ts';
import { type PartFinding, yuan } from './part.ts';
import type { ReadySeeker } from './seeker.ts';
import { weights } from './weights.ts';

/**
 * 月薪 against what is expected: 1 when the lower end reaches it, 0.6 when the upper end just does, and nothing when even
 * that pays half. Rises with either end, never falls.
 */
export function payPart(seeker: ReadySeeker, opening: Opening): PartFinding {
  const { payFloor: floor } = seeker;
  if (floor === null) return { value: weights.unsaid };
  const { monthlyMin: low, monthlyMax: high } = opening;
  const wish = (): string => (seeker.expectedPay === floor ? '你想要的' : '你能接受的');
  if (low >= floor) return { value: 1, reason: () => `月薪 ${yuan(low)}起，够${wish()} ${yuan(floor)}` };
  if (high >= floor) {
    const share = (high - floor) / (high - low);
    return {
      value: 0.6 + 0.4 * share,
      reason: () => `月薪最高 ${yuan(high)}，谈得好够${wish()} ${yuan(floor)}`,
    };
  }
  const short = floor - high;
  return { value: 0.6 * Math.max(0, 1 - short / (floor / 2)), missing: () => `比${wish()}低 ${yuan(short)}` };
}
