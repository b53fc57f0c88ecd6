import type { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { occupations, positionKinds } from '@sunshine/contract/positions/vocabulary.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { listOf, numberOf, textOf } from './form-data.ts';

/** What `IntentionFields` holds: trades ticked and words of one's own are the same wish. */
export function intentionOf(data: FormData): CallerInput<typeof claimRoutes.setOwnIntention> {
  const trades = keysOf(occupations).filter((key) => listOf(data, 'trades').includes(key));
  const words = (textOf(data, 'occupations') ?? '').split(/[，,、\s]+/).filter(Boolean);
  return {
    occupations: [...new Set([...words, ...trades.map((key) => occupations[key])])],
    towns: listOf(data, 'towns'),
    kinds: keysOf(positionKinds).filter((kind) => listOf(data, 'kinds').includes(kind)),
    expectedPay: numberOf(data, 'expectedPay') ?? null,
    homeTown: textOf(data, 'homeTown') ?? null,
    reachKm: numberOf(data, 'reachKm') ?? null,
    note: textOf(data, 'note') ?? '',
  };
}
