import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoGraduate } from './archives.ts';
import type { DemoDistrict } from './district.ts';
import type { Stage } from './stage.ts';

/**
 * Registrations of what lies ahead: a consultation with six places, all taken and two waiting, and the fairs open for
 * registration; some by themselves, some by union staff for people without a phone.
 */
export async function registerForComing(
  stage: Stage,
  district: DemoDistrict,
  who: { graduates: readonly DemoGraduate[]; accounts: readonly Actor[] },
  today: string,
): Promise<void> {
  const as = district.caseworker;
  stage.on(today);
  const day = addDays(today, 6);
  const { id } = await stage.act(
    eventRoutes.planEvent,
    {
      kind: 'guidanceSession',
      title: '简历门诊，一人二十分钟',
      startsOn: day,
      endsOn: day,
      hours: '13:30–16:00',
      place: '区职工文体中心 205',
      description: '带一份打印的简历，老师当面改。',
      leadUnionId: district.id,
      capacity: 6,
      registrationOpensAt: `${addDays(today, -3)}T09:00:00+08:00`,
      registrationClosesAt: `${addDays(day, -1)}T18:00:00+08:00`,
    },
    as,
  );
  const own = who.accounts.slice(0, 2);
  for (const actor of own) await stage.act(registrationRoutes.registerForEvent, { id }, actor);
  const others = who.graduates.filter((each) => !who.accounts.some((a) => a.personId === each.personId));
  for (const { personId } of others.slice(0, 8 - own.length))
    await stage.act(registrationRoutes.registerPerson, { id, personId }, as);

  const { items } = await stage.act(eventRoutes.listEvents, { state: 'planned' }, as);
  for (const fair of items.filter((each) => each.kind === 'jobFair')) {
    const places = await stage.act(registrationRoutes.readEventPlaces, { id: fair.id }, null);
    if (places.window !== 'open') continue;
    const session = (index: number) =>
      places.sessions[index % Math.max(1, places.sessions.length)]?.id ?? null;
    for (const [index, actor] of who.accounts.entries())
      await stage.act(registrationRoutes.registerForEvent, { id: fair.id, sessionId: session(index) }, actor);
    for (const [index, { personId }] of others.slice(0, 16).entries())
      await stage.act(
        registrationRoutes.registerPerson,
        { id: fair.id, personId, sessionId: session(index) },
        as,
      );
  }
}
