import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { belongsToPopulation, campaignOfDay } from '@sunshine/db/queries/applications/population-member.ts';
import { insertNeed, needOpenOn } from '@sunshine/db/queries/applications/settlement.ts';
import { outcomeInForce } from '@sunshine/db/queries/households/outcomes.ts';
import type { Context } from '../../context.ts';

/** Note on a help need that exists because of a service; a mistaken service takes it along. */
export const needOfService = '工会服务时登记';

/**
 * A service to a person of P who has no open need and no settled outcome on that day opens a help need; a
 * placement closes it on the same day. Source: counting rules, "Need".
 */
export async function openNeedForService(
  ctx: Context,
  tx: Transaction,
  { personId, day, closed }: { personId: string; day: string; closed: boolean },
): Promise<void> {
  if (await needOpenOn(tx, personId, day)) return;
  // Recorded late, of someone settled since: the figures work the need out, and none is left open.
  for (const each of closed ? [day] : [day, ctx.today()]) {
    const outcome = await outcomeInForce(tx, personId, each);
    if (outcome && outcomeKinds[outcome.kind].settled) return;
  }
  const campaign = await campaignOfDay(tx, day);
  const inPopulation = await belongsToPopulation(tx, personId, {
    day,
    year: campaign?.year ?? Number(day.slice(0, 4)),
    periodStart: campaign?.periodStart ?? `${day.slice(0, 4)}-01-01`,
    settings: campaignSettings.parse(campaign?.settings ?? {}),
  });
  if (!inPopulation) return;
  const accountId = ctx.actor?.accountId ?? null;
  const closedOn = closed ? day : null;
  await insertNeed(tx, {
    id: ctx.id(),
    personId,
    openedOn: day,
    closedOn,
    note: needOfService,
    accountId,
    at: ctx.now(),
  });
}
