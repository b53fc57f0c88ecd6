import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { Queryable, Transaction } from '@sunshine/db/connect.ts';
import {
  belongsToPopulation,
  campaignOfDay,
  type PopulationDay,
} from '@sunshine/db/queries/applications/population-member.ts';
import { insertNeed, needOpenOn } from '@sunshine/db/queries/applications/settlement.ts';
import { outcomeInForce } from '@sunshine/db/queries/households/outcomes.ts';
import type { Context } from './context.ts';

/** Marks a help need as opened by a service, so that a mistaken service takes it along. */
export const serviceNeedNotes = { platform: '工会服务时登记', supplementary: '补录服务时登记' } as const;

export interface Service {
  personId: string;
  day: string;
  /** A placement closes the need on the day it opens it. */
  closed: boolean;
  by: keyof typeof serviceNeedNotes;
  /** When the service is recorded. */
  at: Date;
}

/**
 * A service to a person of P who has no open need and no settled outcome on that day opens a help need.
 * Recorded late, of someone settled since, it opens none: the figures work that out. Source: counting rules, "Need".
 */
export async function openNeedForService(ctx: Context, tx: Transaction, service: Service): Promise<void> {
  const { personId, day, closed, by, at } = service;
  if (await needOpenOn(tx, personId, day)) return;
  for (const each of closed ? [day] : [day, ctx.today()]) {
    const outcome = await outcomeInForce(tx, personId, each);
    if (outcome && outcomeKinds[outcome.kind].settled) return;
  }
  if (!(await belongsToPopulation(tx, personId, await populationDay(tx, day)))) return;
  const accountId = ctx.actor?.accountId ?? null;
  const note = serviceNeedNotes[by];
  await insertNeed(tx, {
    id: ctx.id(),
    personId,
    openedOn: day,
    closedOn: closed ? day : null,
    note,
    accountId,
    caseworkerId: ctx.policy.allows('graduate.write') ? accountId : null,
    at,
  });
}

/** A day as the campaign whose period holds it sees it; without one as the year's own campaign would. */
export async function populationDay(db: Queryable, day: string): Promise<PopulationDay> {
  const campaign = await campaignOfDay(db, day);
  return {
    day,
    year: campaign?.year ?? Number(day.slice(0, 4)),
    periodStart: campaign?.periodStart ?? `${day.slice(0, 4)}-01-01`,
    settings: campaignSettings.parse(campaign?.settings ?? {}),
  };
}
