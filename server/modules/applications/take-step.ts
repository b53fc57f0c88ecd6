import { applicationSteps } from '@sunshine/contract/applications/status.ts';
import type { ApplicationState, StepActor } from '@sunshine/contract/applications/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import type { LockedApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { type ApplicationPatch, writeStep } from '@sunshine/db/queries/applications/move-application.ts';
import { freeSlot } from '@sunshine/db/queries/applications/slots.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { endedSentence } from './rules.ts';

export interface StepTaken {
  to: ApplicationState;
  by: StepActor;
  note?: string | undefined;
  patch?: ApplicationPatch;
}

/** Refuses a step that comes after the end in words, any other that the table does not give in general. */
export function requireApplicationStep(from: ApplicationState, to: ApplicationState, by: StepActor): void {
  const reader = by === 'recruiter' ? 'company' : 'graduate';
  const ended = by === 'caseworker' ? null : endedSentence(from, reader);
  if (ended) throw refusal('application.ended', { message: ended });
  requireStep(applicationSteps, from, to, by);
}

/** Moves a locked application one step and keeps the step; an illegal or unauthorised one is refused. */
export async function takeStep(
  ctx: Context,
  tx: Transaction,
  application: Pick<LockedApplication, 'id' | 'state'>,
  { to, by, note, patch }: StepTaken,
): Promise<{ id: string; state: ApplicationState }> {
  requireApplicationStep(application.state, to, by);
  const move = {
    stepId: ctx.id(),
    from: application.state,
    to,
    at: ctx.now(),
    actorRole: by,
    actorAccountId: ctx.actor?.accountId ?? null,
    note: note || null,
  };
  await writeStep(tx, application.id, move, patch);
  // Who does not come to the interview any more leaves the slot to somebody else.
  if (application.state === 'interview' && to !== 'interview') await freeSlot(tx, application.id, ctx.now());
  return { id: application.id, state: to };
}
