import type { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { listAssignable, listCompanyFairSlots } from '@sunshine/db/queries/applications/fair-slots.ts';
import { type BoothRow, boothPositions, findBooth } from '@sunshine/db/queries/applications/intents.ts';
import { insertSlots } from '@sunshine/db/queries/applications/slots.ts';
import { lockAnyEvent } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireTimes } from './company-slots.ts';

const permission = 'application.answer';

async function requireFair(ctx: Context, db: Queryable, id: string): Promise<BoothRow> {
  const fair = await findBooth(db, ctx.policy.company(permission), id);
  if (!fair) throw refusal('interview.fairNotFound');
  return fair;
}

type List = typeof interviewRoutes.listFairSlots;

/** The company's slots at a fair it takes part in. */
export async function listFairSlots(ctx: Context, { id }: Input<List>): Promise<Reply<List>> {
  const { companyId, title, startsOn, endsOn, booth } = await requireFair(ctx, ctx.db, id);
  const [positions, rows, applicants] = await Promise.all([
    boothPositions(ctx.db, companyId, id),
    listCompanyFairSlots(ctx.db, companyId, id),
    listAssignable(ctx.db, companyId, id),
  ]);
  return {
    fair: { id, title, startsOn, endsOn, booth, over: endsOn < ctx.today() },
    positions,
    items: rows.map(({ applicationId, name, startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: isoInstant(startsAt),
      endsAt: isoInstant(endsAt),
      taken: applicationId ? { applicationId, name: name ?? '' } : null,
      over: new Date(endsAt) <= ctx.now(),
    })),
    applicants,
  };
}

type Create = typeof interviewRoutes.createFairSlots;

/** Offers slots at the company's booth on a day of the fair, for a position it shows there; all or none. */
export async function createFairSlots(ctx: Context, input: Input<Create>): Promise<Reply<Create>> {
  const { accountId } = ctx.policy.require(permission);
  const { id, positionId, lane, day } = input;
  const times = requireTimes(ctx, input);
  return ctx.transaction(async (tx) => {
    // Held, so that the company does not leave the fair while its slots are written.
    await lockAnyEvent(tx, id);
    const fair = await requireFair(ctx, tx, id);
    const { companyId, booth } = fair;
    if (!booth) throw refusal('interview.noBooth');
    if (day < fair.startsOn || day > fair.endsOn)
      throw refusal('interview.notThatDay', { fields: { day: '招聘会不在这一天。' } });
    if (!(await boothPositions(tx, companyId, id)).some((each) => each.id === positionId))
      throw refusal('interview.notShown');
    const common = { companyId, positionId, eventId: id, place: `展位 ${booth}`, lane, createdBy: accountId };
    await insertSlots(
      tx,
      times.map((time) => ({ ...common, ...time, id: ctx.id(), createdAt: ctx.now() })),
    );
    await audit(
      ctx,
      tx,
      'interview.offerSlots',
      { type: 'position', id: positionId },
      { permission, detail: { eventId: id, day, slots: times.length } },
    );
    return { created: times.length };
  });
}
