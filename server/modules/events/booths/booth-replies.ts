import type { BoothPlanView } from '@sunshine/contract/events/attending-schemas.ts';
import { byNumber, emptyHall } from '@sunshine/contract/events/booth-plan.ts';
import type { PublicPlan } from '@sunshine/contract/events/schemas.ts';
import type { BoothRow } from '@sunshine/db/queries/events/booths.ts';
import type { BoothPlan } from '@sunshine/db/schema/events.ts';

export function boothPlan(hall: BoothPlan | null, booths: readonly BoothRow[]): BoothPlanView {
  return {
    hall: hall ?? emptyHall,
    booths: booths
      .map(({ id, number, x, y, width, height, eventCompanyId, companyId, name, shortName }) => ({
        id,
        number,
        x,
        y,
        width,
        height,
        company:
          eventCompanyId && companyId && name && shortName
            ? { eventCompanyId, companyId, name, shortName }
            : null,
      }))
      .sort(byNumber),
  };
}

/** The plan as visitors see it; null while nobody drew a booth. */
export function publicPlan(hall: BoothPlan | null, booths: readonly BoothRow[]): PublicPlan | null {
  if (booths.length === 0) return null;
  const { width, height, fixtures } = hall ?? emptyHall;
  return {
    width,
    height,
    fixtures: [...fixtures],
    booths: booths
      .map(({ id, number, x, y, width, height, companyId }) => ({
        id,
        number,
        x,
        y,
        width,
        height,
        companyId,
      }))
      .sort(byNumber),
  };
}
