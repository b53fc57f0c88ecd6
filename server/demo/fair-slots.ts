import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
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
  for (const [index, { recruiter }] of companies.slice(0, offering).entries()) {
    const { fair, positions } = await stage.act(interviewRoutes.listFairSlots, { id }, recruiter);
    const [position] = positions;
    if (!fair.booth || !position) continue;
    const morning = { day: fair.startsOn, from: '09:30', until: '12:30', minutes: 15, lane: '' };
    await stage.act(interviewRoutes.createFairSlots, { id, positionId: position.id, ...morning }, recruiter);
    const offered = await stage.act(interviewRoutes.listFairSlots, { id }, recruiter);
    for (const [place, actor] of accounts.slice(0, taking).entries()) {
      // Everybody at another booth at each time, and nobody where an application runs already.
      const slot = offered.items[place * offering + index];
      const own = await stage.act(applicationRoutes.listOwnApplications, {}, actor);
      if (!slot || own.items.some((each) => each.position.id === slot.positionId)) continue;
      if ((place + index) % 3 < 2)
        await stage.act(interviewRoutes.takeFairSlot, { id, slotId: slot.id }, actor);
    }
  }
}
