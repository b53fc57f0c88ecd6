import { type ChecklistItem, checklistItems } from '@sunshine/contract/events/fair-vocabulary.ts';
import type { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { type EventKind, eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { type CheckRow, listChecks, putCheck, removeCheck } from '@sunshine/db/queries/events/event-plan.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { eventSubject, lockPlanned } from './planned-event.ts';

type Reading = typeof eventPlanRoutes.readChecklist;
type Tick = typeof eventPlanRoutes.tickChecklist;
type Untick = typeof eventPlanRoutes.untickChecklist;

/** Items that say where the paper is: a plan's name, a filing number. */
const withNote: readonly ChecklistItem[] = ['safetyPlan', 'filing'];

/** What is asked of an event: by the people expected, and of those with companies or a door only what they have. */
export function itemsFor(event: { kind: EventKind; expectedVisitors: number | null }): ChecklistItem[] {
  const { companies, online } = eventKinds[event.kind];
  return keysOf(checklistItems).filter((item) => {
    if ((item === 'companies' || item === 'booths') && !companies) return false;
    if ((item === 'booths' || item === 'gates') && online) return false;
    const { from } = checklistItems[item];
    return from === 0 || (!online && (event.expectedVisitors ?? 0) >= from);
  });
}

export function openItems(
  event: { kind: EventKind; expectedVisitors: number | null },
  done: readonly Pick<CheckRow, 'item'>[],
): number {
  return itemsFor(event).filter((item) => !done.some((check) => check.item === item)).length;
}

export async function readChecklist(ctx: Context, { id }: Input<Reading>): Promise<Reply<Reading>> {
  const event = await findUnionEvent(ctx.db, ctx.policy.unionScope('event.read'), id);
  if (!event) throw refusal('event.notFound');
  const checks = new Map((await listChecks(ctx.db, id)).map((check) => [check.item, check]));
  const items = itemsFor(event).map((item) => {
    const check = checks.get(item);
    const done = check ? { note: check.note, by: check.doneBy, at: isoInstant(check.doneAt) } : null;
    return { item, done };
  });
  return {
    expectedVisitors: event.expectedVisitors,
    daysLeft: Math.round((Date.parse(event.startsOn) - Date.parse(ctx.today())) / 86_400_000),
    open: items.filter((item) => !item.done).length,
    items,
  };
}

export async function tickChecklist(ctx: Context, { id, item, note }: Input<Tick>): Promise<Reply<Tick>> {
  const { accountId } = ctx.policy.require('event.write');
  return ctx.transaction(async (tx) => {
    const event = await lockPlanned(ctx, tx, id);
    if (!itemsFor(event).includes(item)) throw refusal('event.itemNotAsked');
    if (withNote.includes(item) && note.length < 2)
      throw refusal('event.noteNeeded', { fields: { note: refusal('event.noteNeeded').message } });
    await putCheck(tx, { eventId: id, item, note, doneBy: accountId, doneAt: ctx.now() });
    await audit(ctx, tx, 'event.tick', eventSubject(event), {
      permission: 'event.write',
      detail: { item },
    });
    return { id };
  });
}

export async function untickChecklist(ctx: Context, { id, item }: Input<Untick>): Promise<Reply<Untick>> {
  return ctx.transaction(async (tx) => {
    const event = await lockPlanned(ctx, tx, id);
    await removeCheck(tx, id, item);
    await audit(ctx, tx, 'event.untick', eventSubject(event), {
      permission: 'event.write',
      detail: { item },
    });
    return { id };
  });
}
