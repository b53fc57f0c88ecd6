import { placesToGive } from '@sunshine/contract/events/reserved-places.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { classPlaces, listClassWaiting, promoteInClass } from '@sunshine/db/queries/events/class-places.ts';
import type { TrainingClass } from '@sunshine/db/queries/events/training-classes.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { classSubject } from './planned-class.ts';
import { tellPlace } from './tell-people.ts';

/**
 * Gives free places of a class to those who wait (候补递补), until its first day is over. Call it with the class locked after
 * every change that may free one; it counts anew after the lock. The newcomer, who has not waited, is told by the reply.
 */
export async function fillClass(
  ctx: Context,
  tx: Transaction,
  training: TrainingClass,
  newcomer?: string,
): Promise<void> {
  if (training.state !== 'planned' || training.startsOn < ctx.today()) return;
  const waiting = await listClassWaiting(tx, training.id);
  if (waiting.length === 0) return;
  const given = placesToGive(await classPlaces(tx, training.id, ctx.today()), waiting);
  await promoteInClass(
    tx,
    training.id,
    given.map(({ personId }) => personId),
  );
  const promoted = given.map(({ personId }) => personId).filter((personId) => personId !== newcomer);
  if (promoted.length === 0) return;
  await tellPlace(ctx, tx, training, promoted);
  await audit(ctx, tx, 'training.promote', classSubject(training), { detail: { persons: promoted } });
}
