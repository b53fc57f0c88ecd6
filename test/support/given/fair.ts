import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { accounts, roleGrants, sessions } from '@sunshine/db/schema/accounts.ts';
import { eventPositions, events } from '@sunshine/db/schema/events.ts';
import { booths, eventCompanies, eventSessions } from '@sunshine/db/schema/fairs.ts';
import { graduates } from '@sunshine/db/schema/households.ts';
import { people } from '@sunshine/db/schema/people.ts';
import type { TestApp } from '../app.ts';
import { replyOf } from '../call.ts';
import type { GivenAccount } from './people.ts';

/** A fair a unit leads, a week ahead, open for registration. */
export async function givenFair(
  { db, services, clock }: Pick<TestApp, 'db' | 'services'> & { clock: { now(): Date } },
  leadUnionId: string,
  more: Partial<typeof events.$inferInsert> = {},
): Promise<string> {
  const id = services.newId(clock.now());
  await db.insert(events).values({
    id,
    kind: 'jobFair',
    title: '夏季高校毕业生招聘会',
    leadUnionId,
    startsOn: '2026-08-22',
    endsOn: '2026-08-22',
    hours: '9:00–12:00',
    place: '区职工文体中心一楼',
    registrationOpensAt: new Date('2026-08-01T09:00:00+08:00'),
    registrationClosesAt: new Date('2026-08-21T18:00:00+08:00'),
    ...more,
  });
  return id;
}

export async function givenSession(
  { db, services, clock }: TestApp,
  eventId: string,
  label: string,
  capacity: number | null,
  hours: [string, string] = ['09:00', '12:00'],
): Promise<string> {
  const id = services.newId(clock.now());
  const at = (time: string) => new Date(`2026-08-22T${time}:00+08:00`);
  await db
    .insert(eventSessions)
    .values({ id, eventId, label, capacity, startsAt: at(hours[0]), endsAt: at(hours[1]) });
  return id;
}

/** Many graduates with accounts, in a few statements. */
export async function givenCrowd({ db, services, clock }: TestApp, size: number): Promise<GivenAccount[]> {
  const id = () => services.newId(clock.now());
  const crowd = Array.from({ length: size }, (_, index) => {
    const [personId, accountId, sessionId] = [id(), id(), id()];
    const token = services.signAccessToken({ sessionId, accountId });
    return { personId, accountId, sessionId, name: `毕业生${index + 1}`, token };
  });
  const expiresAt = new Date(clock.now().getTime() + 365 * 86_400_000);
  await db.insert(people).values(crowd.map(({ personId, name }) => ({ id: personId, name })));
  await db.insert(accounts).values(
    crowd.map(({ personId, accountId }) => ({
      id: accountId,
      personId,
      loginName: `crowd-${accountId}`,
      passwordHash: '-',
    })),
  );
  await db
    .insert(roleGrants)
    .values(crowd.map(({ accountId }) => ({ accountId, role: 'graduate' as const })));
  await db.insert(graduates).values(crowd.map(({ personId }) => ({ personId })));
  await db
    .insert(sessions)
    .values(crowd.map(({ accountId, sessionId }) => ({ id: sessionId, accountId, expiresAt })));
  return crowd;
}

/** Registers people one after the other; answers the ids of their registrations. */
export async function givenRegistered(
  app: TestApp,
  eventId: string,
  crowd: readonly GivenAccount[],
  sessionId: string | null = null,
): Promise<string[]> {
  const ids: string[] = [];
  for (const each of crowd)
    ids.push(
      replyOf(await app.call(registrationRoutes.registerForEvent, { id: eventId, sessionId }, each)).id,
    );
  return ids;
}

/** Registrations of an event as they lie in the database, in the order of their ranks. */
export async function registrationsOf(
  { db }: TestApp,
  eventId: string,
): Promise<{ id: string; personId: string; state: string; rank: number }[]> {
  return db.$client<{ id: string; personId: string; state: string; rank: number }[]>`
    select id, person_id as "personId", state, rank from registrations where event_id = ${eventId} order by rank`;
}

/** A company that comes to a fair with positions, and with a booth when it has a number. */
export async function givenBooth(
  { db, services, clock }: TestApp,
  eventId: string,
  {
    companyId,
    number,
    positionIds,
    at = { x: 0, y: 0 },
  }: {
    companyId: string;
    number: string | null;
    positionIds: readonly string[];
    at?: { x: number; y: number };
  },
): Promise<void> {
  const id = () => services.newId(clock.now());
  const eventCompanyId = id();
  const moved = { movedAt: clock.now(), movedBy: companyId };
  await db
    .insert(eventCompanies)
    .values({ id: eventCompanyId, eventId, companyId, state: 'approved', ...moved });
  if (number !== null)
    await db.insert(booths).values({ id: id(), eventId, number, ...at, width: 1, height: 1, eventCompanyId });
  for (const positionId of positionIds) await db.insert(eventPositions).values({ eventId, positionId });
}
