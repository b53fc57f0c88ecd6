import type { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  cancelInternshipRow,
  lockInternship,
  readInternship,
} from '@sunshine/db/queries/applications/internships.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { removeNeedOfService } from '@sunshine/db/queries/applications/settlement.ts';
import { audit } from '../../audit.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { serviceNeedNotes } from '../../service-need.ts';
import { internshipLine } from './placement-replies.ts';
import { reverseHire } from './reverse-hire.ts';

type Route = typeof internshipRoutes.cancelInternship;

/**
 * Cancels an internship that did not come about, or corrects a mistaken one: as of before its first day, so that it
 * counts nowhere. Source: counting rules, 02A.
 */
export async function cancelInternship(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.write');
  return ctx.transaction(async (tx) => {
    const seen = await readInternship(tx, scope, id);
    if (!seen) throw refusal('internship.notFound');
    await lockGraduate(tx, seen.personId);
    const internship = await lockInternship(tx, scope, id);
    if (!internship) throw refusal('internship.notFound');
    if (internship.cancelledOn) throw refusal('internship.alreadyCancelled');
    if (internship.placementId) throw refusal('internship.keptOn');

    const { personId, startOn, confirmedOn, recordedAt } = internship;
    const before = addDays(startOn, -1);
    await cancelInternshipRow(tx, id, { on: ctx.today() < startOn ? ctx.today() : before, reason });
    await removeNeedOfService(tx, {
      personId,
      openedOn: confirmedOn,
      at: recordedAt,
      note: serviceNeedNotes.platform,
    });
    await reverseHire(ctx, tx, internship, { to: 'closed', reason });
    const row = await readInternship(tx, scope, id);
    if (!row) throw refusal('internship.notFound');
    const subject = { type: 'internship', id, unionId: internship.unionId };
    await audit(ctx, tx, 'internship.cancel', subject, { permission: 'placement.write', reason });
    return internshipLine(row);
  });
}
