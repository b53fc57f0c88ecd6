import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { UnionPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { review } from './review-position.ts';
import { preferredFacts } from './rules.ts';

/**
 * Changes, after publication, what was agreed with the company. An ended position may lose a preference that
 * was set by mistake, but gains none.
 */
export async function changePreference(
  ctx: Context,
  input: Input<typeof positionRoutes.changePreference>,
): Promise<UnionPosition> {
  const { id, suitableForGraduates, preference } = input;
  return review(ctx, id, {
    action: 'position.changePreference',
    decide: (position) => {
      if (position.firstPublishedOn === null) throw refusal('position.neverPublished');
      const open = position.state === 'published' || position.state === 'paused';
      const gains = preference !== 'none' && position.preference === 'none';
      if (!open && gains) throw refusal('request.stepNotAllowed');
      return { suitableForGraduates, ...preferredFacts(position, preference, ctx.today()) };
    },
    detail: { suitableForGraduates, preference },
  });
}
