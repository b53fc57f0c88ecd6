import type { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { slotLimits } from '@sunshine/contract/applications/interview-vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import {
  cancelSlotHeldBy,
  countChoosing,
  insertSlots,
  listCompanySlots,
  readOwnSlot,
  readPositionOfSlots,
} from '@sunshine/db/queries/applications/slots.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { refusal } from '../../../refusal.ts';
import { graduateAddress } from '../notify.ts';
import { spokenTime } from '../spoken-time.ts';
import { takeStep } from '../take-step.ts';

const permission = 'application.answer';

type ListRoute = typeof interviewRoutes.listSlots;

/** Slots of one of the company's positions, with who chose which. */
export async function listSlots(ctx: Context, { id }: Input<ListRoute>): Promise<Reply<ListRoute>> {
  const companyId = ctx.policy.company(permission);
  const position = await readPositionOfSlots(ctx.db, companyId, id);
  if (!position) throw refusal('application.positionNotFound');
  const now = ctx.now();
  const rows = await listCompanySlots(ctx.db, companyId, id, now);
  return {
    position,
    items: rows.map(({ applicationId, name, startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      taken: applicationId ? { applicationId, name: name ?? '' } : null,
      over: endsAt <= now,
    })),
    choosing: await countChoosing(ctx.db, id),
  };
}

type CreateRoute = typeof interviewRoutes.createSlots;

/** Offers several slots of a day in a row, all or none: one that overlaps another of its row refuses them all. */
export async function createSlots(ctx: Context, input: Input<CreateRoute>): Promise<Reply<CreateRoute>> {
  const companyId = ctx.policy.company(permission);
  const { accountId } = ctx.policy.require(permission);
  const { id: positionId, place, lane } = input;
  const times = requireTimes(ctx, input);
  return ctx.transaction(async (tx) => {
    if (!(await readPositionOfSlots(tx, companyId, positionId))) {
      throw refusal('application.positionNotFound');
    }
    const common = { companyId, positionId, place, lane, createdBy: accountId, createdAt: ctx.now() };
    await insertSlots(
      tx,
      times.map((time) => ({ ...common, ...time, id: ctx.id() })),
    );
    const detail = { day: input.day, slots: times.length };
    await audit(
      ctx,
      tx,
      'interview.offerSlots',
      { type: 'position', id: positionId },
      { permission, detail },
    );
    return { created: times.length };
  });
}

/** The slots of a row, all ahead and not too many. */
export function requireTimes(ctx: Context, row: Row): { startsAt: Date; endsAt: Date }[] {
  const times = timesOf(row);
  const [first] = times;
  if (!first) throw refusal('interview.noSlotFits', { fields: { until: '放不下一场，晚一点结束。' } });
  if (times.length > slotLimits.atOnce) throw refusal('interview.tooManySlots');
  if (first.startsAt <= ctx.now())
    throw refusal('application.interviewInPast', { fields: { day: '这个时间已经过了。' } });
  return times;
}

type Row = Pick<Input<CreateRoute>, 'day' | 'from' | 'until' | 'minutes' | 'breakMinutes'>;

/** Beginning and end of each slot, in Shanghai; a rest that is too short for one more is left. */
function timesOf({ day, from, until, minutes, breakMinutes }: Row) {
  const at = (clock: string) => Date.parse(`${day}T${clock}:00+08:00`);
  const times: { startsAt: Date; endsAt: Date }[] = [];
  const length = minutes * 60_000;
  for (let start = at(from); start + length <= at(until); start += length + breakMinutes * 60_000) {
    times.push({ startsAt: new Date(start), endsAt: new Date(start + length) });
  }
  return times;
}

type CancelRoute = typeof interviewRoutes.cancelSlot;

/** Cancels a slot; who had chosen it is told and chooses again. */
export async function cancelSlot(ctx: Context, { id }: Input<CancelRoute>): Promise<Reply<CancelRoute>> {
  const companyId = ctx.policy.company(permission);
  // Somebody may choose it between the look and the lock: then look again.
  for (let tries = 0; tries < 5; tries += 1) {
    const told = await ctx.transaction((tx) => tryToCancel(ctx, tx, companyId, id));
    if (told !== null) return { id, told };
  }
  throw refusal('interview.slotChanged');
}

/** Whether somebody was told; null when the slot changed hands in between. The application is locked before the slot. */
async function tryToCancel(
  ctx: Context,
  tx: Transaction,
  companyId: string,
  id: string,
): Promise<boolean | null> {
  const slot = await readOwnSlot(tx, companyId, id);
  if (!slot) throw refusal('interview.slotNotFound');
  if (slot.startsAt <= ctx.now()) throw refusal('interview.slotOver');
  const { applicationId, startsAt } = slot;
  const application = applicationId ? await lockApplication(tx, { companyId }, applicationId) : null;
  if (!(await cancelSlotHeldBy(tx, { id, applicationId, at: ctx.now() }))) return null;
  const told = application?.state === 'interview';
  if (told) {
    const time = spokenTime(startsAt);
    await takeStep(ctx, tx, application, {
      to: 'interview',
      by: 'recruiter',
      note: `${time}的时段取消了，另选一个`,
      patch: { interviewAt: null, interviewPlace: null },
    });
    await notifyGraduate(tx, application.personId, {
      topic: 'interview',
      about: `slot-cancelled:${id}`,
      title: `${application.companyShortName}取消了 ${time}的面试`,
      body: `${application.positionTitle}。点开另选一个时段，或者说说你方便的时间。`,
      href: graduateAddress(application.id),
    });
  }
  const subject = { type: 'position', id: slot.positionId };
  const detail = { slotId: id, applicationId, told };
  await audit(ctx, tx, 'interview.cancelSlot', subject, { permission, detail });
  return told;
}
