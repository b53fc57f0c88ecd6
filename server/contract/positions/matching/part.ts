import type { ConditionKey } from './weights.ts';

/** What one part finds: 0 to 1, and in words why, or what is missing. Words are made only when they are read. */
export interface PartFinding {
  value: number;
  reason?: () => string;
  missing?: () => string;
  /** Conditions of the position that are not met. */
  unmet?: readonly ConditionKey[];
}

/** Yuan a month in words: 6500 元. */
export const yuan = (amount: number): string => `${Math.round(amount)} 元`;
/** Kilometres in words, a whole number, at least one. */
export const kilometres = (km: number): string => `${Math.max(1, Math.round(km))} 公里`;
