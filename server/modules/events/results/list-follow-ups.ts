import type { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  type AbsenceRow,
  type CallCounts,
  countCalls,
  type FollowUpRow,
  listAbsenceRows,
  listFollowUpRows,
} from '@sunshine/db/queries/events/follow-up-lists.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { resultEvent } from './read-result.ts';

type List = typeof resultRoutes.listFollowUps;
type Calls = typeof resultRoutes.listFairCalls;

const pieceSize = 50;
/** One more than is shown tells whether the list goes on. */
const limit = pieceSize + 1;

/** What is followed up after an event and who is called for not having come: what is due first. */
export async function listFollowUps(ctx: Context, input: Input<List>): Promise<Reply<List>> {
  const { id, dueAfter, absentAfter, restAfter } = input;
  const scope = ctx.policy.unionScope('graduate.read');
  const event = await findUnionEvent(ctx.db, scope, id);
  if (!event) throw refusal('event.notFound');
  const today = ctx.today();
  const from = (after: string | undefined) => ({ eventId: id, after: after ?? null, limit });
  const [counts, due, absences, rest] = await Promise.all([
    countCalls(ctx.db, scope, id, today),
    listFollowUpRows(ctx.db, scope, 'due', from(dueAfter), today),
    listAbsenceRows(ctx.db, scope, from(absentAfter)),
    listFollowUpRows(ctx.db, scope, 'rest', from(restAfter), today),
  ]);
  return {
    event: resultEvent(event),
    mayWrite: ctx.policy.allows('event.write'),
    due: followUpPiece(due, counts.due),
    absences: absencePiece(absences, counts, counts.absent),
    rest: followUpPiece(rest, counts.rest),
  };
}

/** What waits after all events of the scope, the oldest first. */
export async function listFairCalls(ctx: Context, { show, after }: Input<Calls>): Promise<Reply<Calls>> {
  const scope = ctx.policy.unionScope('event.write');
  const piece = { eventId: null, after: after ?? null, limit };
  const [counts, due, absences] = await Promise.all([
    countCalls(ctx.db, scope, null, ctx.today()),
    show === 'due' ? listFollowUpRows(ctx.db, scope, 'due', piece, ctx.today()) : [],
    show === 'absences' ? listAbsenceRows(ctx.db, scope, piece) : [],
  ]);
  return {
    due: followUpPiece(due, counts.due),
    absences: absencePiece(absences, counts, counts.uncalled),
  };
}

function followUpPiece(rows: readonly FollowUpRow[], total: number): Reply<Calls>['due'] {
  const { shown, next } = cut(rows);
  const items = shown.map((row) => ({
    ...row,
    recordedAt: isoInstant(row.recordedAt),
    done: row.done.map((each) => ({ ...each, at: isoInstant(each.at) })),
  }));
  return { items, total, next };
}

function absencePiece(
  rows: readonly AbsenceRow[],
  { uncalled }: CallCounts,
  total: number,
): Reply<Calls>['absences'] {
  const { shown, next } = cut(rows);
  const items = shown.map(({ call, ...row }) => ({
    ...row,
    call: call && { ...call, at: isoInstant(call.at) },
  }));
  return { items, total, next, waiting: uncalled };
}

function cut<T extends { key: string }>(rows: readonly T[]): { shown: T[]; next: string | null } {
  const shown = rows.slice(0, pieceSize);
  return { shown, next: rows.length > pieceSize ? (shown.at(-1)?.key ?? null) : null };
}
