import type { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import type { AttendingOutcome } from '@sunshine/contract/events/attending-schemas.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  type AttendingRecord,
  attendingOf,
  insertAttending,
  namedCompanies,
} from '@sunshine/db/queries/events/attending.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { RefusalError, refusal } from '../../../refusal.ts';
import { eventSubject, type LockedEvent, lockPlanned, requireComing } from '../plan/planned-event.ts';
import { moveAttending } from './move-attending.ts';
import { tellCompany } from './tell.ts';

type Route = typeof attendingRoutes.inviteCompanies;
type Row = AttendingOutcome['rows'][number];

/** Invites companies, with an outcome for each; one that had asked to come is settled by it. */
export async function inviteCompanies(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const event = await lockPlanned(ctx, tx, input.id);
    requireComing(ctx, event);
    if (!eventKinds[event.kind].companies) throw refusal('event.noCompanies');
    const companyIds = [...new Set(input.companyIds)].sort();
    const companies = await namedCompanies(tx, companyIds);
    const standing = new Map(
      (await attendingOf(tx, event.id, { companyIds })).map((row) => [row.companyId, row]),
    );
    const rows: Row[] = [];
    for (const id of companyIds)
      rows.push(await inviteOne(ctx, tx, event, id, companies.get(id), standing.get(id)));
    const invited = rows.flatMap((row) => (row.done ? [row.id] : []));
    if (invited.length > 0)
      await audit(ctx, tx, 'event.invite', eventSubject(event), {
        permission: 'event.write',
        detail: { companies: invited },
      });
    return { done: invited.length, rows };
  });
}

async function inviteOne(
  ctx: Context,
  tx: Transaction,
  event: LockedEvent,
  id: string,
  company: { name: string; verified: boolean } | undefined,
  standing: AttendingRecord | undefined,
): Promise<Row> {
  const kept = { id, name: company?.name ?? null, state: standing?.state ?? null };
  try {
    if (!company?.verified) throw refusal('attending.companyNotVerified');
    if (standing?.state === 'invited' || standing?.state === 'approved') throw refusal('attending.alreadyIn');
    const to = standing?.state === 'applied' ? 'approved' : 'invited';
    if (standing) await moveAttending(ctx, tx, standing, { to });
    else await addInvited(ctx, tx, event.id, id);
    await tellCompany(tx, event, id, { to, at: ctx.now() });
    return { ...kept, done: true, state: to, reason: null };
  } catch (error) {
    // Refused before anything was written: the other rows go on.
    if (!(error instanceof RefusalError)) throw error;
    return { ...kept, done: false, reason: error.message };
  }
}

async function addInvited(ctx: Context, tx: Transaction, eventId: string, companyId: string): Promise<void> {
  const { accountId } = ctx.policy.require('event.write');
  const at = ctx.now();
  const moved = { movedAt: at, movedBy: accountId, createdAt: at };
  await insertAttending(tx, { id: ctx.id(), eventId, companyId, state: 'invited', ...moved });
}
