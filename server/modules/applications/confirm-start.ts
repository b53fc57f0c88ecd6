import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  type ApplicationOwner,
  type LockedApplication,
  lockForHire,
} from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../audit.ts';
import { addDays, dayOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { notifyGraduate } from '../../notify-graduate.ts';
import { refusal } from '../../refusal.ts';
import { closeOthers } from './close-others.ts';
import { companyAddress, graduateAddress } from './notify.ts';
import { recordHire } from './record-hire.ts';
import { spokenDay } from './spoken-time.ts';
import { requireApplicationStep, takeStep } from './take-step.ts';

/** Which side confirms, what it may touch, and with which right. */
export interface Side {
  by: 'recruiter' | 'graduate';
  owner: ApplicationOwner;
  permission: Permission;
}

/**
 * One side states the first day of work. The other side's confirmation of the same day makes the hire; another
 * day is a proposal that the other side has to confirm anew.
 */
export async function confirmStart(
  ctx: Context,
  side: Side,
  { id, startOn }: { id: string; startOn: string },
): Promise<{ id: string; state: ApplicationState }> {
  return ctx.transaction(async (tx) => {
    const found = await lockForHire(tx, side.owner, id);
    if (!found) throw refusal('application.notFound');
    const { application, others } = found;
    requireStartWithin(ctx, application, startOn);
    // A second click on what is confirmed already changes nothing.
    if (isConfirmed(application, side, startOn)) return { id, state: application.state };
    // Only an accepted offer has a start day; an open one is answered first.
    requireApplicationStep(application.state, 'hired', side.by);

    const agreed = otherConfirmation(application, side) !== null && application.startOn === startOn;
    const moved = agreed
      ? await hire(ctx, tx, application, side, startOn, others)
      : await propose(ctx, tx, application, side, startOn);
    await audit(
      ctx,
      tx,
      agreed ? 'application.hire' : 'application.confirmStart',
      { type: 'application', id },
      { permission: side.permission, detail: { startOn } },
    );
    return moved;
  });
}

function isConfirmed(application: LockedApplication, side: Side, startOn: string): boolean {
  const own = side.by === 'recruiter' ? application.companyConfirmedAt : application.graduateConfirmedAt;
  const open = application.state === 'accepted' || application.state === 'hired';
  return open && own !== null && application.startOn === startOn;
}

function otherConfirmation(application: LockedApplication, side: Side): Date | null {
  return side.by === 'recruiter' ? application.graduateConfirmedAt : application.companyConfirmedAt;
}

/** Not before the application was sent, and at most a year ahead. */
function requireStartWithin(ctx: Context, application: LockedApplication, startOn: string): void {
  const from = dayOf(application.submittedAt);
  if (startOn >= from && startOn <= addDays(ctx.today(), 366)) return;
  const sentence = startOn < from ? `不能早于投递那天（${spokenDay(from)}）。` : '最多填到一年以后。';
  throw refusal('application.startOutOfRange', { fields: { startOn: sentence } });
}

async function propose(
  ctx: Context,
  tx: Transaction,
  application: LockedApplication,
  side: Side,
  startOn: string,
) {
  const now = ctx.now();
  const company = side.by === 'recruiter';
  const moved = await takeStep(ctx, tx, application, {
    to: 'accepted',
    by: side.by,
    note: `${spokenDay(startOn)}到岗`,
    patch: { startOn, companyConfirmedAt: company ? now : null, graduateConfirmedAt: company ? null : now },
  });
  const about = `start-proposed:${application.id}:${now.toISOString()}`;
  const day = spokenDay(startOn);
  if (company) {
    const title = `${application.companyShortName}填了到岗日期`;
    const body = `${application.positionTitle}，${day}到岗。对得上就确认，对不上就改。`;
    await notifyGraduate(tx, application.personId, {
      topic: 'interview',
      about,
      title,
      body,
      href: graduateAddress(application.id),
    });
  } else {
    const title = `${application.resume.name} 填了到岗日期`;
    const body = `${application.positionTitle}，${day}到岗。对得上就确认，对不上就改。`;
    await notifyCompany(tx, application.companyId, {
      topic: 'interview',
      about,
      title,
      body,
      href: companyAddress(application.id),
    });
  }
  return moved;
}

async function hire(
  ctx: Context,
  tx: Transaction,
  application: LockedApplication,
  side: Side,
  startOn: string,
  others: LockedApplication[],
) {
  const now = ctx.now();
  const confirmed = {
    startOn,
    companyConfirmedAt: application.companyConfirmedAt ?? now,
    graduateConfirmedAt: application.graduateConfirmedAt ?? now,
  };
  const note = `双方确认，${spokenDay(startOn)}到岗`;
  const moved = await takeStep(ctx, tx, application, { to: 'hired', by: side.by, note, patch: confirmed });
  const employed = await recordHire(ctx, tx, { ...application, ...confirmed });
  if (employed) await closeOthers(ctx, tx, others);
  const about = `hired:${application.id}:${now.toISOString()}`;
  const body = `${application.positionTitle}，${spokenDay(startOn)}到岗，双方都确认了。`;
  const { name } = application.resume;
  await notifyGraduate(tx, application.personId, {
    topic: 'interview',
    about,
    title: `${application.companyShortName}的到岗定下了`,
    body,
    href: graduateAddress(application.id),
  });
  const title = `${name} 的到岗定下了`;
  await notifyCompany(tx, application.companyId, {
    topic: 'interview',
    about,
    title,
    body,
    href: companyAddress(application.id),
  });
  return moved;
}
