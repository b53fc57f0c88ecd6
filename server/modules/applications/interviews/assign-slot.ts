import type { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { freeSlot, readOwnSlot, takeFreeSlot } from '@sunshine/db/queries/applications/slots.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { refusal } from '../../../refusal.ts';
import { graduateAddress } from '../notify.ts';
import { spokenTime } from '../spoken-time.ts';
import { takeStep } from '../take-step.ts';

type Route = typeof interviewRoutes.assignSlot;
const permission = 'application.answer';

/**
 * The company gives a free slot to one of its applicants, who answers as to any interview time. A slot that somebody
 * takes at the same moment belongs to whoever came first; the other is told.
 */
export async function assignSlot(ctx: Context, { id, applicationId }: Input<Route>): Promise<Reply<Route>> {
  const companyId = ctx.policy.company(permission);
  return ctx.transaction(async (tx) => {
    const application = await lockApplication(tx, { companyId }, applicationId);
    if (!application) throw refusal('application.notFound');
    const slot = await readOwnSlot(tx, companyId, id);
    if (slot?.positionId !== application.positionId) throw refusal('interview.slotNotFound');
    if (slot.startsAt <= ctx.now()) throw refusal('application.interviewInPast');
    await freeSlot(tx, applicationId, ctx.now());
    const { personId, positionId } = application;
    const taken = await takeFreeSlot(tx, { slotId: id, positionId, applicationId, personId, at: ctx.now() });
    if (!taken) throw refusal('interview.slotTaken');

    const time = spokenTime(taken.startsAt);
    const moved = await takeStep(ctx, tx, application, {
      to: 'interview',
      by: 'recruiter',
      note: `${time}，${taken.place}`,
      patch: {
        interviewAt: taken.startsAt,
        interviewPlace: taken.place,
        answeredAt: application.answeredAt ?? ctx.now(),
      },
    });
    await notifyGraduate(tx, personId, {
      topic: 'interview',
      about: `slot-assigned:${id}:${applicationId}:${ctx.now().toISOString()}`,
      title: `${application.companyShortName}约你 ${time}面试`,
      body: `${application.positionTitle}，${taken.place}。去得了就接受，去不了说说你方便的时间。`,
      href: graduateAddress(applicationId),
    });
    const subject = { type: 'application', id: applicationId };
    await audit(ctx, tx, 'interview.assignSlot', subject, { permission, detail: { slotId: id } });
    return moved;
  });
}
