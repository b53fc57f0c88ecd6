import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoPosition } from './positions.ts';
import type { Stage } from './stage.ts';

/** People whose interview is arranged by slots, in all and at one company: every other one has chosen already. */
const people = 24;
const perCompany = 2;

/** Companies offer an afternoon of slots; some of the invited have chosen, some have not. */
export async function offerInterviewSlots(
  stage: Stage,
  seekers: readonly Actor[],
  positions: readonly DemoPosition[],
  today: string,
): Promise<void> {
  stage.on(today);
  let invited = 0;
  const at = new Map<string, number>();
  for (const actor of seekers) {
    if (invited === people) return;
    const { items } = await stage.act(applicationRoutes.listOwnApplications, {}, actor);
    const waiting = items.find(({ state }) => state === 'submitted' || state === 'viewed');
    const position = positions.find((each) => each.id === waiting?.position.id);
    const before = at.get(position?.company.id ?? '') ?? 0;
    if (!waiting || !position || before === perCompany) continue;
    at.set(position.company.id, before + 1);
    const { recruiter, address } = position.company;
    const afternoon = { day: addDays(today, 3), from: '14:00', until: '16:00', minutes: 30 };
    const slots = { id: position.id, ...afternoon, place: address, lane: `第 ${before + 1} 会议室` };
    await stage.act(interviewRoutes.createSlots, slots, recruiter);
    await stage.act(interviewRoutes.inviteToSlots, { id: waiting.id, note: '带身份证件。' }, recruiter);
    invited += 1;
    if (invited % 2 === 0) continue;
    const { slots: choice } = await stage.act(
      applicationRoutes.readOwnApplication,
      { id: waiting.id },
      actor,
    );
    const slotId = choice?.free[0]?.id;
    if (slotId) await stage.act(interviewRoutes.takeSlot, { id: waiting.id, slotId }, actor);
  }
}
