import type { PlacementPath } from '@sunshine/contract/applications/vocabulary.ts';
import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { boothSent } from '@sunshine/db/queries/applications/intents.ts';
import { insertInternship } from '@sunshine/db/queries/applications/internships.ts';
import type { LockedApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { managingUnitOn } from '@sunshine/db/queries/applications/managing-unit.ts';
import {
  insertPlacement,
  lockPlacementOfDay,
  updatePlacement,
} from '@sunshine/db/queries/applications/placements.ts';
import { referralBehind } from '@sunshine/db/queries/applications/referrals.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForService } from '../../service-need.ts';
import { outcomeOfHire } from './rules.ts';
import { settle } from './settle.ts';

/** A confirmed application: the first day of work is known. */
export type ConfirmedApplication = LockedApplication & { startOn: string };

/** Evidence of a hire that employer and graduate both confirmed on the platform. */
export const bothSidesConfirmed = '双方确认';

/**
 * What a confirmed hire makes: a placement (实现就业) for a job, an internship (实习, 见习) otherwise.
 * True when the person is employed by it. Source: counting rules, 02A and 08A.
 */
export async function recordHire(
  ctx: Context,
  tx: Transaction,
  hired: ConfirmedApplication,
): Promise<boolean> {
  if (hired.positionKind === 'internship' || hired.positionKind === 'traineeship') {
    await recordInternshipOf(ctx, tx, hired, hired.positionKind);
    return false;
  }
  await recordPlacementOf(ctx, tx, hired);
  return true;
}

/** Unit managing the person that day; for a person without an archive the one that approved the position. */
async function unitOf(tx: Transaction, hired: ConfirmedApplication, day: string): Promise<string> {
  const unionId = (await managingUnitOn(tx, hired.personId, day)) ?? hired.approvingUnionId;
  if (!unionId) throw new Error(`position ${hired.positionId} was published without an approving unit`);
  return unionId;
}

async function recordInternshipOf(
  ctx: Context,
  tx: Transaction,
  hired: ConfirmedApplication,
  kind: 'internship' | 'traineeship',
): Promise<void> {
  const confirmedOn = ctx.today();
  await insertInternship(tx, {
    id: ctx.id(),
    personId: hired.personId,
    kind,
    companyId: hired.companyId,
    employerName: hired.companyName,
    positionId: hired.positionId,
    applicationId: hired.id,
    unionId: await unitOf(tx, hired, confirmedOn),
    confirmedOn,
    startOn: hired.startOn,
    recordedAt: ctx.now(),
  });
  await openNeedForService(ctx, tx, {
    personId: hired.personId,
    day: confirmedOn,
    closed: false,
    by: 'platform',
    at: ctx.now(),
  });
}

/** What led there: a referral before the booth that sent it (招聘会), that before the post's own preference. */
function pathOf(
  { preference }: ConfirmedApplication,
  by: { referral: boolean; booth: boolean },
): PlacementPath {
  if (by.referral) return 'referral';
  if (by.booth) return 'fair';
  return preference === 'targeted' ? 'targetedPost' : 'platform';
}

async function recordPlacementOf(ctx: Context, tx: Transaction, hired: ConfirmedApplication): Promise<void> {
  const { personId, startOn } = hired;
  const kind = outcomeOfHire(hired.employmentType);
  const evidence = outcomeKinds[kind].placement === 'withEvidence' ? null : bothSidesConfirmed;
  const confirmed = {
    companyId: hired.companyId,
    employerName: hired.companyName,
    positionId: hired.positionId,
    applicationId: hired.id,
    companyConfirmedAt: hired.companyConfirmedAt,
    graduateConfirmedAt: hired.graduateConfirmedAt,
  };
  const recorded = await lockPlacementOfDay(tx, personId, startOn);
  if (recorded?.applicationId) throw refusal('application.startTaken');
  // Staff may have recorded the same start already: then the two become one and it is settled.
  if (recorded) {
    await updatePlacement(tx, recorded.id, confirmed);
    return;
  }
  // A referral is the help of the unit that made it, whoever manages the person since.
  const referral = await referralBehind(tx, hired.id);
  const placement = {
    ...confirmed,
    id: ctx.id(),
    personId,
    startOn,
    unionId: referral?.unionId ?? (await unitOf(tx, hired, startOn)),
    path: pathOf(hired, { referral: referral !== null, booth: await boothSent(tx, hired.id) }),
    // Kinds that count only with evidence wait for it: the union adds it.
    evidence: null,
    recordedAt: ctx.now(),
  };
  await insertPlacement(tx, placement);
  const settlement = {
    placementId: placement.id,
    personId,
    kind,
    startOn,
    evidence,
    employerName: hired.companyName,
  };
  await settle(ctx, tx, settlement);
}
