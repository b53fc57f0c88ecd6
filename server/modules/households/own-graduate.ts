import { divisionName } from '@sunshine/contract/households/divisions.ts';
import type { claimRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { latestClaim } from '@sunshine/db/queries/households/claims.ts';
import {
  ensureGraduates,
  findGraduate,
  insertStudies,
  readGraduatePerson,
  readIntention,
  readStudies,
  saveIntention,
  setPlaceOfOrigin,
  setStudy,
} from '@sunshine/db/queries/households/graduates.ts';
import { readNeeds } from '@sunshine/db/queries/households/needs.ts';
import { readOutcomes } from '@sunshine/db/queries/households/outcomes.ts';
import { listAttachmentsOf } from '../../attachments.ts';
import { audit } from '../../audit.ts';
import { addDays, dayOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { addNeed, endNeed } from './help-need.ts';
import { toldIntention, toldNeed, toldOutcome, toldStudy } from './read-graduate.ts';
import { settleOutcome } from './settle-outcome.ts';

type Own = Reply<typeof claimRoutes.readOwnGraduate>;

/** A request nobody decided for so long is shown as not matched, whether or not anything had matched. */
const unansweredDays = 14;

/** What a graduate sees of the own record: nothing of a household. */
export async function readOwnGraduate(ctx: Context): Promise<Own> {
  const { personId, accountId } = ctx.policy.require('graduate.own');
  const [person, unit, studies, outcomes, needs, intention, claim] = await Promise.all([
    readGraduatePerson(ctx.db, personId),
    findGraduate(ctx.db, null, personId),
    readStudies(ctx.db, personId),
    readOutcomes(ctx.db, personId),
    readNeeds(ctx.db, personId),
    readIntention(ctx.db, personId),
    latestClaim(ctx.db, accountId),
  ]);
  const evidence = await listAttachmentsOf(
    ctx.db,
    'outcome',
    outcomes.map((outcome) => outcome.id),
  );
  return {
    name: person?.name ?? ctx.actor?.name ?? '',
    phone: person?.phone ?? null,
    placeOfOrigin: person?.placeOfOrigin ? divisionName(person.placeOfOrigin) : null,
    studies: studies.map(toldStudy),
    outcomes: outcomes.map((outcome) => toldOutcome(outcome, evidence.get(outcome.id) ?? [])),
    needs: needs.map(toldNeed),
    intention: intention && toldIntention(intention),
    unionName: unit?.unionName ?? null,
    claim: claimState(ctx, unit !== null, unit?.unionName ?? null, claim),
  };
}

function claimState(
  ctx: Context,
  joined: boolean,
  unionName: string | null,
  claim: Awaited<ReturnType<typeof latestClaim>>,
): Own['claim'] {
  const requestedAt = claim?.requestedAt.toISOString() ?? null;
  if (joined) return { state: 'confirmed', requestedAt, unionName, reason: null };
  if (!claim) return { state: 'none', requestedAt, unionName: null, reason: null };
  const overdue = addDays(dayOf(claim.requestedAt), unansweredDays) < ctx.today();
  if (claim.decidedAt === null && !overdue)
    return { state: 'waiting', requestedAt, unionName: null, reason: null };
  return {
    state: 'refused',
    requestedAt,
    unionName: null,
    reason: claim.reason ?? '没有对上，请联系工会老师要认领码。',
  };
}

/** Fills in the own course of study; one that a union registered is the union's to change. */
export async function saveOwnStudy(
  ctx: Context,
  input: Input<typeof claimRoutes.saveOwnStudy>,
): Promise<Own> {
  const { personId } = ctx.policy.require('graduate.own');
  const { placeOfOrigin, ...study } = input;
  await ctx.transaction(async (tx) => {
    if (await findGraduate(tx, null, personId)) throw refusal('graduate.studyByUnion');
    await ensureGraduates(tx, [{ personId, placeOfOrigin }]);
    if (placeOfOrigin) await setPlaceOfOrigin(tx, personId, placeOfOrigin);
    const [known] = await readStudies(tx, personId);
    if (known) await setStudy(tx, personId, known.id, study);
    else await insertStudies(tx, [{ id: ctx.id(), personId, ...study }]);
    await audit(
      ctx,
      tx,
      'graduate.saveOwnStudy',
      { type: 'graduate', id: personId },
      { permission: 'graduate.own' },
    );
  });
  return readOwnGraduate(ctx);
}

/** A graduate reports an outcome found without the union. */
export async function reportOwnOutcome(
  ctx: Context,
  input: Input<typeof claimRoutes.reportOwnOutcome>,
): Promise<Own> {
  const { personId } = ctx.policy.require('graduate.own');
  await ctx.transaction(async (tx) => {
    await ensureGraduates(tx, [{ personId, placeOfOrigin: null }]);
    await settleOutcome(ctx, tx, personId, { ...input, resolvedBy: 'self' });
    const detail = { kind: input.kind, from: input.from };
    await audit(
      ctx,
      tx,
      'graduate.reportOutcome',
      { type: 'graduate', id: personId },
      { permission: 'graduate.own', detail },
    );
  });
  return readOwnGraduate(ctx);
}

/** A graduate asks the union for help in finding work; opened today. */
export async function askForHelp(ctx: Context, input: Input<typeof claimRoutes.askForHelp>): Promise<Own> {
  const { personId } = ctx.policy.require('graduate.own');
  await ctx.transaction(async (tx) => {
    await ensureGraduates(tx, [{ personId, placeOfOrigin: null }]);
    await addNeed(ctx, tx, personId, ctx.today(), input.note);
    await audit(
      ctx,
      tx,
      'graduate.askForHelp',
      { type: 'graduate', id: personId },
      { permission: 'graduate.own' },
    );
  });
  return readOwnGraduate(ctx);
}

/** The graduate no longer needs help: closed by the person alone. */
export async function withdrawOwnNeed(
  ctx: Context,
  input: Input<typeof claimRoutes.withdrawOwnNeed>,
): Promise<Own> {
  const { personId } = ctx.policy.require('graduate.own');
  await ctx.transaction(async (tx) => {
    await endNeed(tx, personId, input.closedOn ?? ctx.today(), 'self');
    await audit(
      ctx,
      tx,
      'graduate.withdrawNeed',
      { type: 'graduate', id: personId },
      { permission: 'graduate.own' },
    );
  });
  return readOwnGraduate(ctx);
}

export async function setOwnIntention(
  ctx: Context,
  input: Input<typeof claimRoutes.setOwnIntention>,
): Promise<Own> {
  const { personId } = ctx.policy.require('graduate.own');
  await ctx.transaction(async (tx) => {
    await ensureGraduates(tx, [{ personId, placeOfOrigin: null }]);
    await saveIntention(tx, { personId, ...input, note: input.note || null, updatedAt: ctx.now() });
    await audit(
      ctx,
      tx,
      'graduate.setIntention',
      { type: 'graduate', id: personId },
      { permission: 'graduate.own' },
    );
  });
  return readOwnGraduate(ctx);
}
