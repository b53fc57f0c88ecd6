import { conditionText } from '@sunshine/contract/benefits/policy-conditions.ts';
import type { PolicyText } from '@sunshine/contract/benefits/policy-schemas.ts';
import { privateWordIn } from '@sunshine/contract/benefits/public-words.ts';
import { refusal } from '../../refusal.ts';

/** A policy ends after it began. */
export function requirePolicyDays({
  validFrom,
  validUntil,
}: Pick<PolicyText, 'validFrom' | 'validUntil'>): void {
  if (validUntil === null || validUntil >= validFrom) return;
  const error = refusal('policy.endsBeforeStart');
  throw refusal('policy.endsBeforeStart', { fields: { validUntil: error.message } });
}

/** Companies and everybody else read a published policy: no word of it may tell of hardship. */
export function requirePublicWords(policy: PolicyText): void {
  const fields: Record<string, string> = {};
  for (const [name, text] of Object.entries(textsOf(policy))) {
    const word = privateWordIn(text);
    if (word) fields[name] = `“${word}”不能出现在公开的页面，换个说法。`;
  }
  if (Object.keys(fields).length > 0) throw refusal('policy.wordsNotPublic', { fields });
}

function textsOf({ title, benefit, papers, office, source, conditions }: PolicyText): Record<string, string> {
  return {
    title,
    benefit,
    papers: papers.join('\n'),
    office,
    source,
    conditions: conditions.map(conditionText).join('\n'),
  };
}
