import type { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  countAudiences,
  deliverAnnouncement,
  findAnnouncement,
  insertAnnouncement,
  listAnnouncementRows,
} from '@sunshine/db/queries/events/announcements.ts';
import { findUnionEvent, lockEvent } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { eventSubject } from './planned-event.ts';

type Listing = typeof eventPlanRoutes.listAnnouncements;
type Announcing = typeof eventPlanRoutes.announceEvent;

export async function listAnnouncements(ctx: Context, { id }: Input<Listing>): Promise<Reply<Listing>> {
  const event = await findUnionEvent(ctx.db, ctx.policy.unionScope('event.read'), id);
  if (!event) throw refusal('event.notFound');
  const [items, reach] = await Promise.all([
    listAnnouncementRows(ctx.db, id),
    countAudiences(ctx.db, { eventId: id, scope: [event.leadUnionId] }),
  ]);
  return { items: items.map((row) => ({ ...row, sentAt: isoInstant(row.sentAt) })), reach };
}

/**
 * Puts an announcement into the inboxes of its audience, those of the event's own unit and below for 毕业生. The page made
 * its id, so that a second click finds the first one and sends nothing.
 */
export async function announceEvent(ctx: Context, input: Input<Announcing>): Promise<Reply<Announcing>> {
  const { accountId } = ctx.policy.require('event.write');
  const scope = ctx.policy.unionScope('event.write');
  const { id, announcementId, audience, title, body } = input;
  return ctx.transaction(async (tx) => {
    const event = await lockEvent(tx, scope, id);
    if (!event) throw refusal('event.notFound');
    const sent = await findAnnouncement(tx, id, announcementId);
    if (sent) return sent;

    const at = ctx.now();
    const about = { eventId: id, scope: [event.leadUnionId] };
    const href = audience === 'companies' ? `/company/fairs/${id}` : `/events/${id}`;
    const notice = { announcementId, title, body, href };
    const recipients = await deliverAnnouncement(tx, audience, about, notice);
    if (recipients === 0) throw refusal('event.nobodyToTell');
    const kept = { id: announcementId, eventId: id, audience, title, body };
    await insertAnnouncement(tx, { ...kept, recipients, sentBy: accountId, sentAt: at });
    await audit(ctx, tx, 'event.announce', eventSubject(event), {
      permission: 'event.write',
      detail: { audience, recipients },
    });
    return { id: announcementId, recipients };
  });
}
