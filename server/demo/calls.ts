import { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import { addDays } from '../clock.ts';
import type { DemoDistrict } from './district.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

/**
 * Half a year of retention calls: in most months what is due is called, and now and then somebody has left. What has
 * come due in the last weeks waits for today's caseworkers.
 */
export async function callPeople(
  stage: Stage,
  random: Random,
  { caseworker }: DemoDistrict,
  today: string,
): Promise<void> {
  for (let weeks = 26; weeks >= 10; weeks -= 4) {
    const calledOn = addDays(today, -7 * weeks);
    stage.on(calledOn);
    const { items } = await stage.act(retentionRoutes.listDueCalls, {}, caseworker);
    const rows = items
      .filter(({ startOn }) => startOn < calledOn)
      .map(({ placementId }) => {
        const drawn = random.next();
        if (drawn < 0.82) return { placementId, result: 'stays' as const, note: '' };
        if (drawn < 0.94) return { placementId, result: 'unreached' as const, note: '' };
        const leftOn = addDays(calledOn, -1);
        return { placementId, result: 'left' as const, leftOn, seeking: true, need: true, note: '离家太远' };
      });
    if (rows.length > 0) await stage.act(retentionRoutes.recordCalls, { calledOn, rows }, caseworker);
  }
}
