import type { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { changeInternship } from '@sunshine/db/queries/applications/internship-life.ts';
import { insertPlacement, lockPlacementOfDay } from '@sunshine/db/queries/applications/placements.ts';
import { audit } from '../../audit.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { holdRunning, internshipLife, internshipSubject, type LockedInternship } from './internship-life.ts';
import { settle } from './settle.ts';
import { spokenDay } from './spoken-time.ts';

type Route = typeof internshipRoutes.keepOnIntern;

/**
 * The employer keeps the person on (留用): the internship ends and a placement begins by its evidence, counted in 08A
 * for the unit that arranged the internship. A placement of the same employer and day that is there already is linked.
 */
export async function keepOnIntern(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { id, startOn } = input;
  return ctx.transaction(async (tx) => {
    const internship = await holdRunning(ctx, tx, id);
    requireDays(ctx, internship, input);
    const there = await lockPlacementOfDay(tx, internship.personId, startOn);
    if (there && there.employerName !== internship.employerName) throw refusal('placement.sameStart');
    const placementId = there?.id ?? (await place(ctx, tx, internship, input));
    const endedOn = input.endedOn ?? addDays(startOn, -1);
    await changeInternship(tx, id, { endedOn, ended: 'keptOn', placementId });
    const life = await internshipLife(ctx, tx, 'placement.write', id);
    await audit(ctx, tx, 'internship.keepOn', internshipSubject(internship), {
      permission: 'placement.write',
      detail: { placementId, startOn, kind: input.kind, linked: there !== null },
    });
    return life;
  });
}

function requireDays(ctx: Context, { startOn }: LockedInternship, input: Input<Route>): void {
  const fields: Record<string, string> = {};
  if (input.startOn <= startOn) fields.startOn = `${spokenDay(startOn)}才开始实习见习，上岗要晚于这一天。`;
  if (input.startOn > addDays(ctx.today(), 366)) fields.startOn = '最多填到一年以后。';
  if (input.endedOn && (input.endedOn >= input.startOn || input.endedOn < startOn)) {
    fields.endedOn = '最后一天在开始以后、上岗以前。';
  }
  if (Object.keys(fields).length > 0) throw refusal('internship.datesOutOfOrder', { fields });
}

async function place(
  ctx: Context,
  tx: Transaction,
  internship: LockedInternship,
  { startOn, kind, evidence }: Input<Route>,
): Promise<string> {
  const placementId = ctx.id();
  const { personId, companyId, employerName, unionId } = internship;
  const { accountId } = ctx.policy.require('placement.write');
  await insertPlacement(tx, {
    id: placementId,
    personId,
    companyId,
    employerName,
    unionId,
    path: 'internship',
    startOn,
    evidence,
    recordedBy: accountId,
    caseworkerId: accountId,
    recordedAt: ctx.now(),
  });
  await settle(ctx, tx, { placementId, personId, kind, startOn, evidence, employerName });
  return placementId;
}
