import { openStates } from '@sunshine/contract/applications/status.ts';
import type { ApplicationState, StepActor } from '@sunshine/contract/applications/vocabulary.ts';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { addJob } from '../../jobs.ts';
import { applicationSteps, applications } from '../../schema/applications.ts';

export type ApplicationPatch = Partial<
  Pick<
    typeof applications.$inferInsert,
    | 'reply'
    | 'interviewAt'
    | 'interviewPlace'
    | 'startOn'
    | 'companyConfirmedAt'
    | 'graduateConfirmedAt'
    | 'answeredAt'
  >
>;

export interface ApplicationMove {
  stepId: string;
  from: ApplicationState;
  to: ApplicationState;
  at: Date;
  actorRole: StepActor;
  actorAccountId: string | null;
  note: string | null;
}

const isOpen = (state: ApplicationState): boolean => openStates.some((open) => open === state);

/**
 * Sets the state of a locked application and keeps the step. Where it is open no longer, or again, the search index
 * follows, which orders positions by their open applications.
 */
export async function writeStep(
  tx: Transaction,
  applicationId: string,
  move: ApplicationMove,
  patch: ApplicationPatch = {},
): Promise<void> {
  const { stepId, from, to, at, actorRole, actorAccountId, note } = move;
  const [moved] = await tx
    .update(applications)
    .set({ ...patch, state: to, ...(from === to ? {} : { movedAt: at }) })
    .where(eq(applications.id, applicationId))
    .returning({ positionId: applications.positionId });
  await tx
    .insert(applicationSteps)
    .values({ id: stepId, applicationId, fromState: from, toState: to, at, actorRole, actorAccountId, note });
  if (moved && isOpen(from) !== isOpen(to)) await addJob(tx, 'index-positions', { ids: [moved.positionId] });
}
