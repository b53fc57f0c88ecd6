import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { addDays } from '../clock.ts';
import type { Candidate } from './hires.ts';
import type { DemoPosition } from './positions.ts';
import type { Stage } from './stage.ts';

/** People whose interview is arranged by slots: every other one has chosen already. */
const people = 4;

/** Companies offer an afternoon of slots; some of the invited have chosen, some have not. */
export async function offerInterviewSlots(
  stage: Stage,
  candidates: readonly Candidate[],
  positions: readonly DemoPosition[],
  today: string,
): Promise<void> {
  stage.on(today);
  let invited = 0;
  for (const { actor } of candidates) {
    if (invited === people) return;
    const { items } = await stage.act(applicationRoutes.listOwnApplications, {}, actor);
    const waiting = items.find(({ state }) => state === 'submitted' || state === 'viewed');
    const position = positions.find((each) => each.id === waiting?.position.id);
    if (!waiting || !position) continue;
    const { recruiter, address } = position.company;
    const afternoon = { day: addDays(today, 3), from: '14:00', until: '16:00', minutes: 30 };
    const slots = { id: position.id, ...afternoon, place: address, lane: `第 ${invited + 1} 会议室` };
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
