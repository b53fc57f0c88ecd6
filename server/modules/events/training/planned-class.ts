import type { Transaction } from '@sunshine/db/connect.ts';
import { lockClass, type TrainingClass } from '@sunshine/db/queries/events/training-classes.ts';
import { lockMeeting } from '@sunshine/db/queries/events/training-meetings.ts';
import type { AuditSubject } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

/** Locks a class of the actor's scope for writing; missing and out of scope are the same 404. */
export async function requireClass(ctx: Context, tx: Transaction, id: string): Promise<TrainingClass> {
  const training = await lockClass(tx, ctx.policy.unionScope('training.write'), id);
  if (!training) throw refusal('training.notFound');
  return training;
}

/** The same, of a class that is still planned: a result is corrected first, not overwritten. */
export async function requirePlanned(ctx: Context, tx: Transaction, id: string): Promise<TrainingClass> {
  const training = await requireClass(ctx, tx, id);
  if (training.state !== 'planned') throw refusal('training.notPlanned');
  return training;
}

/** Locks a meeting and its class, which must still be planned. */
export async function requireMeeting(
  ctx: Context,
  tx: Transaction,
  id: string,
): Promise<NonNullable<Awaited<ReturnType<typeof lockMeeting>>>> {
  const found = await lockMeeting(tx, ctx.policy.unionScope('training.write'), id);
  if (!found) throw refusal('training.meetingNotFound');
  if (found.training.state !== 'planned') throw refusal('training.notPlanned');
  return found;
}

/** What an audit entry of a class is about. */
export function classSubject({ id, unionId }: TrainingClass): AuditSubject {
  return { type: 'trainingClass', id, unionId };
}
