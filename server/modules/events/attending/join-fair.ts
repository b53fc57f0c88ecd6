import type { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type CompanyWithUnion, findCompany } from '@sunshine/db/queries/companies/companies.ts';
import {
  type AttendingRecord,
  attendingOf,
  insertAttending,
  replaceOwnPositions,
  setAttending,
} from '@sunshine/db/queries/events/attending.ts';
import { lockAnyEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { eventSubject, type LockedEvent, requireComing } from '../plan/planned-event.ts';
import { moveAttending } from './move-attending.ts';
import { tellLead } from './tell.ts';

type Answer = typeof attendingRoutes.answerInvitation;
type Application = typeof attendingRoutes.applyToFair;
type Withdrawal = typeof attendingRoutes.withdrawFromFair;
type Preparation = typeof attendingRoutes.prepareFair;

interface Place {
  event: LockedEvent;
  company: CompanyWithUnion;
  standing: AttendingRecord | null;
}

/** The event locked first, then the company's row in it: a step of the union waits, and sees what came before. */
async function placeAt(ctx: Context, tx: Transaction, id: string): Promise<Place> {
  const company = await findCompany(tx, ctx.policy.company('event.join'));
  if (!company) throw refusal('company.notFound');
  const event = await lockAnyEvent(tx, id);
  if (!event || !eventKinds[event.kind].companies) throw refusal('attending.fairNotFound');
  requireComing(ctx, event);
  const [standing] = await attendingOf(tx, id, { companyIds: [company.id] });
  return { event, company, standing: standing ?? null };
}

export function mayStillJoin(
  event: { state: string; startsOn: string; companiesUntil: string | null },
  today: string,
): boolean {
  return event.state === 'planned' && (event.companiesUntil ?? event.startsOn) >= today;
}

function requireOpen(ctx: Context, { event, company }: Place): void {
  if (company.state !== 'verified') throw refusal('attending.notVerified');
  if (!mayStillJoin(event, ctx.today())) throw refusal('attending.closed');
}

async function log(
  ctx: Context,
  tx: Transaction,
  { event, company }: Place,
  action: string,
  detail: object = {},
) {
  await audit(ctx, tx, action, eventSubject(event), {
    permission: 'event.join',
    detail: { companyId: company.id, ...detail },
  });
}

/** A company says yes, until the last day for companies, or no, at any time before the event is over. */
export async function answerInvitation(ctx: Context, { id, accept }: Input<Answer>): Promise<Reply<Answer>> {
  return ctx.transaction(async (tx) => {
    const place = await placeAt(ctx, tx, id);
    if (!place.standing) throw refusal('attending.fairNotFound');
    if (accept) requireOpen(ctx, place);
    await moveAttending(ctx, tx, place.standing, { to: accept ? 'approved' : 'declined' });
    const act = accept ? 'accepted' : 'declined';
    await tellLead(tx, place.event, place.company, { act, at: ctx.now() });
    await log(ctx, tx, place, accept ? 'event.acceptInvitation' : 'event.declineInvitation');
    return { id };
  });
}

/** A company asks to come; one that was invited meanwhile has thereby accepted. */
export async function applyToFair(
  ctx: Context,
  { id, wish }: Input<Application>,
): Promise<Reply<Application>> {
  const { accountId } = ctx.policy.require('event.join');
  return ctx.transaction(async (tx) => {
    const place = await placeAt(ctx, tx, id);
    const { standing, company, event } = place;
    requireOpen(ctx, place);
    if (standing?.state === 'applied' || standing?.state === 'approved') throw refusal('attending.alreadyIn');
    const at = ctx.now();
    const to = standing?.state === 'invited' ? 'approved' : 'applied';
    if (standing) await moveAttending(ctx, tx, standing, { to, wish });
    else {
      const moved = { movedAt: at, movedBy: accountId, createdAt: at };
      await insertAttending(tx, {
        id: ctx.id(),
        eventId: id,
        companyId: company.id,
        state: 'applied',
        wish,
        ...moved,
      });
    }
    await tellLead(tx, event, company, { act: to === 'approved' ? 'accepted' : 'applied', at });
    await log(ctx, tx, place, 'event.apply', { to });
    return { id };
  });
}

/** A company leaves: its booth is free again and its positions are no longer shown. */
export async function withdrawFromFair(ctx: Context, { id }: Input<Withdrawal>): Promise<Reply<Withdrawal>> {
  return ctx.transaction(async (tx) => {
    const place = await placeAt(ctx, tx, id);
    if (!place.standing) throw refusal('attending.fairNotFound');
    await moveAttending(ctx, tx, place.standing, { to: 'withdrawn' });
    await tellLead(tx, place.event, place.company, { act: 'withdrawn', at: ctx.now() });
    await log(ctx, tx, place, 'event.withdrawCompany');
    return { id };
  });
}

/** Who stands at the booth and which of its own published positions a company shows, until the last day. */
export async function prepareFair(
  ctx: Context,
  { id, staff, wish, positionIds }: Input<Preparation>,
): Promise<Reply<Preparation>> {
  return ctx.transaction(async (tx) => {
    const place = await placeAt(ctx, tx, id);
    if (place.standing?.state !== 'approved') throw refusal('attending.notIn');
    const wanted = [...new Set(positionIds)];
    await setAttending(tx, place.standing.id, { staff, wish });
    const shown = await replaceOwnPositions(tx, place.standing, wanted);
    if (shown !== wanted.length) throw refusal('attending.positionNotOpen');
    await log(ctx, tx, place, 'event.prepareBooth', { shown, staff: staff.length });
    return { shown };
  });
}
