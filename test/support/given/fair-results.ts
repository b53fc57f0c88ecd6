import { randomUUID } from 'node:crypto';
import type { IntentKind } from '@sunshine/contract/events/fair-vocabulary.ts';
import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { admissions, eventCompanies, intents, scans } from '@sunshine/db/schema/fairs.ts';
import type { TestApp } from '../app.ts';
import { type Caller, replyOf } from '../call.ts';
import { type GivenTicket, givenTicket } from './door.ts';

type Proposal = Omit<CallerInput<typeof resultRoutes.proposeResult>, 'id'>;

/** Proposes a result and has it confirmed by a second person; answers the first refusal. */
export async function holdGiven(
  app: TestApp,
  id: string,
  as: { proposer: Caller; confirmer: Caller },
  more: Proposal = {},
) {
  const proposal = { id, note: '按纸质签到表', ...more };
  const proposed = await app.call(resultRoutes.proposeResult, proposal, as.proposer);
  if (!proposed.ok) return proposed;
  return confirmGiven(app, id, as.confirmer);
}

/** Confirms the proposal as it stands. */
export async function confirmGiven(app: TestApp, id: string, as: Caller) {
  const { proposal } = replyOf(await app.call(resultRoutes.readResult, { id }, as));
  return app.call(resultRoutes.confirmResult, { id, proposedAt: proposal?.proposedAt ?? '' }, as);
}

/** Rows of a day at an event, as its door and its booths leave them. */
export function givenFairDay(app: TestApp, eventId: string) {
  const at = () => app.clock.now();
  const scanned = async (registrationId: string | null): Promise<string> => {
    const id = randomUUID();
    const way = registrationId ? ('camera' as const) : ('walkIn' as const);
    const when = { deviceAt: at(), scannedAt: at(), receivedAt: at() };
    const by = { gate: '一号门', way, result: 'admitted' as const, scannedBy: randomUUID() };
    await app.db.insert(scans).values({ id, eventId, registrationId, ...by, ...when });
    return id;
  };
  return {
    ticket: (personId: string) => givenTicket(app, eventId, personId),
    async admit({ registrationId }: GivenTicket): Promise<void> {
      const scanId = await scanned(registrationId);
      await app.db
        .insert(admissions)
        .values({ registrationId, eventId, scanId, gate: '一号门', admittedAt: at() });
    },
    walkIn: () => scanned(null),
    async attends(companyId: string, arrived: boolean): Promise<void> {
      const moved = { movedAt: at(), movedBy: randomUUID() };
      const arrivedAt = arrived ? at() : null;
      await app.db
        .insert(eventCompanies)
        .values({ id: randomUUID(), eventId, companyId, state: 'approved', ...moved, arrivedAt });
    },
    async intent(
      { registrationId, personId }: GivenTicket,
      companyId: string,
      kind: IntentKind,
      more: Partial<typeof intents.$inferInsert> = {},
    ): Promise<string> {
      const id = randomUUID();
      const who = { registrationId, personId, companyId, recordedBy: randomUUID() };
      await app.db.insert(intents).values({ id, eventId, kind, ...who, recordedAt: at(), ...more });
      return id;
    },
  };
}
