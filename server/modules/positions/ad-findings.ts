import { type Ad, checkAd } from '@sunshine/contract/positions/ad-check/check-ad.ts';
import { type AdFinding, blocks } from '@sunshine/contract/positions/ad-check/finding.ts';
import { refusal } from '../../refusal.ts';

/** Refuses an ad that the check blocks, each blocked field with its first sentence. */
export function requireUnblocked(ad: Ad, today: string): void {
  const findings = checkAd(ad, today);
  if (blocks(findings)) throw refusal('position.adBlocked', { fields: blockedFields(findings) });
}

function blockedFields(findings: readonly AdFinding[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { level, field, sentence } of findings) {
    if (level === 'block') fields[field] ??= sentence;
  }
  return fields;
}
