import type { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { hasOtherInterview } from '@sunshine/db/queries/applications/interviews.ts';
import {
  type LockedApplication,
  lockApplication,
  lockGraduate,
} from '@sunshine/db/queries/applications/lock-application.ts';
import { freeSlot, slotOf, takeFreeSlot } from '@sunshine/db/queries/applications/slots.ts';
import { audit } from '../../../audit.ts';
import { dayOf } from '../../../clock.ts';
import type { Context } from '../../../context.ts';
import { notifyCompany } from '../../../notify-company.ts';
import { refusal } from '../../../refusal.ts';
import { companyAddress } from '../notify.ts';
import { spokenTime } from '../spoken-time.ts';
import { takeStep } from '../take-step.ts';

type Route = typeof interviewRoutes.takeSlot;
const permission = 'application.apply';

/** The invited chooses a slot of the position, or another one until the day before. Choosing is accepting. */
export async function takeSlot(ctx: Context, { id, slotId }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require(permission);
  return ctx.transaction(async (tx) => {
    // One person chooses one slot after the other, so that overlaps meet the constraint and not each other.
    await lockGraduate(tx, personId);
    const application = await lockApplication(tx, { personId }, id);
    if (!application) throw refusal('application.notFound');
    return chooseSlot(ctx, tx, application, { slotId, eventId: null });
  });
}

/** Gives a free slot to a locked application of a locked person, who had another one perhaps, and tells the company. */
export async function chooseSlot(
  ctx: Context,
  tx: Transaction,
  application: LockedApplication,
  { slotId, eventId }: { slotId: string; eventId: string | null },
): Promise<{ id: string; state: ApplicationState }> {
  const { id, personId } = application;
  const before = await slotOf(tx, id);
  if (before?.id === slotId) return { id, state: application.state };
  if (before && dayOf(before.startsAt) <= ctx.today()) throw refusal('interview.tooLate');
  // A fixed time is answered, not swapped for a slot.
  if (application.interviewAt && !before) throw refusal('interview.fixedTime');
  if (before) await freeSlot(tx, id, ctx.now());

  const { positionId } = application;
  const take = { slotId, positionId, applicationId: id, personId, eventId, at: ctx.now() };
  const slot = await takeFreeSlot(tx, take);
  if (!slot) throw refusal('interview.slotTaken');
  const held = { personId, applicationId: id, from: slot.startsAt, until: slot.endsAt };
  if (await hasOtherInterview(tx, held)) throw refusal('interview.personBusy');
  const time = spokenTime(slot.startsAt);
  const moved = await takeStep(ctx, tx, application, {
    to: 'interview',
    by: 'graduate',
    note: `${time}，${slot.place}`,
    patch: { interviewAt: slot.startsAt, interviewPlace: slot.place },
  });
  const { name } = application.resume;
  await notifyCompany(tx, application.companyId, {
    topic: 'interview',
    about: `slot-taken:${id}:${slotId}:${ctx.now().toISOString()}`,
    title: before ? `${name} 换到 ${time}面试` : `${name} 选了 ${time}面试`,
    body: `${application.positionTitle}，${slot.place}${slot.lane ? `，${slot.lane}` : ''}。`,
    href: companyAddress(id),
  });
  const subject = { type: 'application', id };
  const detail = eventId ? { slotId, eventId } : { slotId };
  await audit(ctx, tx, 'interview.takeSlot', subject, { permission, detail });
  return moved;
}
