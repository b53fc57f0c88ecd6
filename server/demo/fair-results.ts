import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import type { Actor } from '../policy.ts';
import type { Stage } from './stage.ts';

/** The result of a fair, filled in by one person and confirmed by another. */
export async function closeFair(
  stage: Stage,
  id: string,
  [proposer, confirmer]: readonly [Actor, Actor],
  more: Omit<CallerInput<typeof resultRoutes.proposeResult>, 'id'>,
): Promise<void> {
  await stage.act(resultRoutes.proposeResult, { id, ...more }, proposer);
  const { proposal } = await stage.act(resultRoutes.readResult, { id }, confirmer);
  if (proposal)
    await stage.act(resultRoutes.confirmResult, { id, proposedAt: proposal.proposedAt }, confirmer);
}
