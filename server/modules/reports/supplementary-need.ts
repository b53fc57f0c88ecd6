import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { belongsToPopulation, campaignOfDay } from '@sunshine/db/queries/applications/population-member.ts';
import { insertNeed, needOpenOn } from '@sunshine/db/queries/applications/settlement.ts';
import { outcomeInForce } from '@sunshine/db/queries/households/outcomes.ts';
import type { Context } from '../../context.ts';

/** Note on a help need that exists because of a supplementary record; withdrawing the record takes it along. */
export const needOfSupplementary = '补录服务时登记';

/**
 * A service to a person of P without an open need and without a settled outcome opens a help need. Where the
 * person is settled by now the figures work it out by themselves, and no need is left open.
 */
export async function openNeedForSupplementary(
  ctx: Context,
  tx: Transaction,
  service: { personId: string; day: string; at: Date },
): Promise<void> {
  const { personId, day, at } = service;
  if (await needOpenOn(tx, personId, day)) return;
  for (const each of [day, ctx.today()]) {
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
  await insertNeed(tx, {
    id: ctx.id(),
    personId,
    openedOn: day,
    closedOn: null,
    note: needOfSupplementary,
    accountId: ctx.actor?.accountId ?? null,
    at,
  });
}
