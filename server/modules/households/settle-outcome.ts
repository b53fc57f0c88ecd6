import { outcomeKinds, type Resolver } from '@sunshine/contract/households/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { closeOpenNeed } from '@sunshine/db/queries/households/needs.ts';
import { insertOutcomes, outcomeRepeats } from '@sunshine/db/queries/households/outcomes.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

export interface OutcomeTold {
  kind: Exclude<keyof typeof outcomeKinds, 'unknown'>;
  from: string;
  evidence: string | null;
  resolvedBy: Resolver;
  employerName: string | null;
}

/** Adds an outcome to a person's history; a settled one closes the open help need on its day, by its resolver. */
export async function settleOutcome(
  ctx: Context,
  tx: Transaction,
  personId: string,
  told: OutcomeTold,
): Promise<{ needClosed: boolean }> {
  if (told.resolvedBy === 'union' && told.evidence === null) {
    throw refusal('graduate.outcomeNeedsEvidence', {
      fields: { evidence: '写上凭什么登记，比如劳动合同。' },
    });
  }
  if (await outcomeRepeats(tx, personId, told.kind, told.from)) throw refusal('graduate.outcomeRepeats');
  await insertOutcomes(tx, [
    {
      id: ctx.id(),
      personId,
      kind: told.kind,
      fromDay: told.from,
      evidence: told.evidence,
      resolvedBy: told.resolvedBy,
      employerName: told.employerName,
      recordedBy: ctx.actor?.accountId ?? null,
      recordedAt: ctx.now(),
    },
  ]);
  if (!outcomeKinds[told.kind].settled) return { needClosed: false };
  return { needClosed: await closeOpenNeed(tx, personId, told.from, told.resolvedBy) };
}
