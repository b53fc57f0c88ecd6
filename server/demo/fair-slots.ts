import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { fairMatchingRoutes } from '@sunshine/contract/positions/fair-matching-routes.ts';
import type { Actor } from '../policy.ts';
import type { DemoCompany } from './companies.ts';
import type { Stage } from './stage.ts';

/** Companies that offer slots at the big fair's booths, and of those registered how many take one. */
const offering = 3;
const taking = 4;

/** Interview slots at the booths of the big fair (招聘会面试时段): a morning of them at each, some taken by those registered. */
export async function offerFairSlots(
  stage: Stage,
  { id, companies, accounts }: { id: string; companies: readonly DemoCompany[]; accounts: readonly Actor[] },
  today: string,
): Promise<void> {
  stage.on(today);
  for (const [index, { id: companyId, recruiter }] of companies.slice(0, offering).entries()) {
    const { fair, positions } = await stage.act(interviewRoutes.listFairSlots, { id }, recruiter);
    const [position] = positions;
    if (!fair.booth || !position) continue;
    const morning = { day: fair.startsOn, from: '09:30', until: '12:30', minutes: 15, lane: '' };
    await stage.act(interviewRoutes.createFairSlots, { id, positionId: position.id, ...morning }, recruiter);
    const offered = await stage.act(interviewRoutes.listFairSlots, { id }, recruiter);
    for (const [place, actor] of accounts.slice(0, taking).entries()) {
      const { registered, companies: seen } = await stage.act(
        fairMatchingRoutes.listFittingBooths,
        { id },
        actor,
      );
      // Everybody at another booth at each time; not where an application runs already, nor at a company kept out.
      const slot = offered.items[place * offering + index];
      const open = seen.find((each) => each.companyId === companyId)?.positions ?? [];
      const free = open.some((each) => !each.application && each.slots.some(({ id }) => id === slot?.id));
      if (registered && slot && free && (place + index) % 3 < 2)
        await stage.act(interviewRoutes.takeFairSlot, { id, slotId: slot.id }, actor);
    }
  }
}
