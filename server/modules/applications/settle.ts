import type { OutcomeKind } from '@sunshine/contract/households/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { closeOpenNeed } from '@sunshine/db/queries/households/needs.ts';
import { insertOutcomes } from '@sunshine/db/queries/households/outcomes.ts';
import type { Context } from '../../context.ts';
import { openNeedForService } from '../../service-need.ts';
import { settlementsOf } from './rules.ts';

export interface Settled {
  placementId: string;
  personId: string;
  kind: OutcomeKind;
  startOn: string;
  evidence: string | null;
  employerName: string;
}

/** A placement settles the person: outcomes resolved by the union, and the help need closed on their first day. */
export async function settle(ctx: Context, tx: Transaction, settled: Settled): Promise<void> {
  const { placementId, personId, kind, startOn, evidence, employerName } = settled;
  const settlements = settlementsOf(kind, startOn, ctx.today());
  const [{ fromDay: day }] = settlements;
  if (!(await closeOpenNeed(tx, personId, day, 'union'))) {
    await openNeedForService(ctx, tx, { personId, day, closed: true, by: 'platform', at: ctx.now() });
  }
  await insertOutcomes(
    tx,
    settlements.map((settlement) => ({
      ...settlement,
      id: ctx.id(),
      personId,
      evidence,
      employerName,
      placementId,
      resolvedBy: 'union' as const,
      recordedBy: ctx.actor?.accountId ?? null,
      recordedAt: ctx.now(),
    })),
  );
}
