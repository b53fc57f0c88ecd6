import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { updatePlacement } from '@sunshine/db/queries/applications/placements.ts';
import { insertNeed } from '@sunshine/db/queries/applications/settlement.ts';
import { insertOutcomes, outcomeInForce, outcomeRepeats } from '@sunshine/db/queries/households/outcomes.ts';
import { addDays } from '../../../clock.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { spokenDay } from '../spoken-time.ts';
import type { LockedPlacement } from './placement-life.ts';

/** Somebody has left: on which day, whether they look for work, whether they want help. */
export interface Departure {
  leftOn?: string | undefined;
  seeking: boolean;
  need: boolean;
  note: string;
}

/**
 * Ends a placement on the last day of work; the person is 待就业 from the day after when they say so, and a help need
 * is open from the day it was heard. A placement after that is another one (08A). The placement stays counted.
 */
export async function depart(
  ctx: Context,
  tx: Transaction,
  placement: LockedPlacement,
  { leftOn, seeking, need, note }: Departure,
  heardOn: string,
): Promise<{ outcome: boolean; need: boolean }> {
  if (placement.endedOn) throw refusal('placement.alreadyEnded');
  const sentence = refuseLastDay(placement.startOn, leftOn, heardOn);
  if (sentence || !leftOn) throw refusal('placement.endOutOfRange', { fields: { leftOn: sentence ?? '' } });
  await updatePlacement(tx, placement.id, { endedOn: leftOn });

  const dayAfter = addDays(leftOn, 1);
  const from = dayAfter < heardOn ? dayAfter : heardOn;
  const { personId } = placement;
  const outcome = (seeking || need) && (await recordSeeking(ctx, tx, personId, from));
  return { outcome, need: need && (await askForHelp(ctx, tx, personId, heardOn, note)) };
}

function refuseLastDay(startOn: string, leftOn: string | undefined, heardOn: string): string | null {
  if (!leftOn) return '填上最后一天上班的日期。';
  if (leftOn < startOn) return `${spokenDay(startOn)}才上岗，不能早于这一天。`;
  return leftOn > heardOn ? '最后一天还没到，到时再登记。' : null;
}

/** A later outcome that is settled says that the person works or studies elsewhere already: then nothing is added. */
async function recordSeeking(
  ctx: Context,
  tx: Transaction,
  personId: string,
  fromDay: string,
): Promise<boolean> {
  const now = await outcomeInForce(tx, personId, ctx.today());
  if (now && now.fromDay >= fromDay && outcomeKinds[now.kind].settled) return false;
  if (await outcomeRepeats(tx, personId, 'seeking', fromDay)) return false;
  const recorded = { recordedBy: ctx.actor?.accountId ?? null, recordedAt: ctx.now() };
  await insertOutcomes(tx, [
    { id: ctx.id(), personId, kind: 'seeking', fromDay, resolvedBy: 'self', ...recorded },
  ]);
  return true;
}

async function askForHelp(
  ctx: Context,
  tx: Transaction,
  personId: string,
  openedOn: string,
  note: string,
): Promise<boolean> {
  const outcome = await outcomeInForce(tx, personId, ctx.today());
  if (outcome && outcomeKinds[outcome.kind].settled) return false;
  const accountId = ctx.actor?.accountId ?? null;
  return insertNeed(tx, {
    id: ctx.id(),
    personId,
    openedOn,
    closedOn: null,
    note: note || '离职后想再找工作',
    accountId,
    caseworkerId: accountId,
    at: ctx.now(),
  });
}
