import type { ApplicationState, StepActor } from '@sunshine/contract/applications/vocabulary.ts';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
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

/** Sets the state of a locked application and keeps the step. */
export async function writeStep(
  tx: Transaction,
  applicationId: string,
  move: ApplicationMove,
  patch: ApplicationPatch = {},
): Promise<void> {
  const { stepId, from, to, at, actorRole, actorAccountId, note } = move;
  await tx
    .update(applications)
    .set({ ...patch, state: to, ...(from === to ? {} : { movedAt: at }) })
    .where(eq(applications.id, applicationId));
  await tx
    .insert(applicationSteps)
    .values({ id: stepId, applicationId, fromState: from, toState: to, at, actorRole, actorAccountId, note });
}
