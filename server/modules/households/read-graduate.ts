import type { Attachment } from '@sunshine/contract/attachments/schemas.ts';
import { divisionName } from '@sunshine/contract/households/divisions.ts';
import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { situationOf } from '@sunshine/contract/households/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { accountOfPerson, liveClaimCode } from '@sunshine/db/queries/households/claims.ts';
import {
  findGraduate,
  readGraduatePerson,
  readIntention,
  readStudies,
  type StudyRow,
} from '@sunshine/db/queries/households/graduates.ts';
import { type NeedRow, readNeeds } from '@sunshine/db/queries/households/needs.ts';
import { type OutcomeRow, readOutcomes } from '@sunshine/db/queries/households/outcomes.ts';
import { readLooks } from '@sunshine/db/queries/households/read-household.ts';
import { registeringUnions } from '@sunshine/db/queries/households/registrations.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { listAttachmentsOf } from '../../attachments.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { toldLook } from './read-household.ts';

type Route = typeof graduateRoutes.readGraduate;

/** A graduate of the scope, masked: studies, dated outcomes, help needs, intention, account. */
export async function readGraduate(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const graduate = await findGraduate(ctx.db, ctx.policy.unionScope('graduate.read'), input.id);
  if (!graduate) throw refusal('graduate.notFound');
  const id = graduate.personId;
  const [person, studies, outcomes, needs, intention, account, claimCode, looks] = await Promise.all([
    readGraduatePerson(ctx.db, id),
    readStudies(ctx.db, id),
    readOutcomes(ctx.db, id),
    readNeeds(ctx.db, id),
    readIntention(ctx.db, id),
    accountOfPerson(ctx.db, id),
    liveClaimCode(ctx.db, id, ctx.now()),
    readLooks(ctx.db, [id]),
  ]);
  if (!person) throw refusal('graduate.notFound');
  const [unions, proofs, evidence] = await Promise.all([
    registeringUnions(ctx.db, id),
    listAttachmentsOf(
      ctx.db,
      'study',
      studies.map((study) => study.id),
    ),
    listAttachmentsOf(
      ctx.db,
      'outcome',
      outcomes.map((outcome) => outcome.id),
    ),
  ]);
  const inForce = outcomes.find((outcome) => outcome.retractedAt === null && outcome.fromDay <= ctx.today());
  return {
    personId: id,
    name: maskName(graduate.name),
    idNumber: person.idNumber,
    phone: person.phone,
    placeOfOrigin: person.placeOfOrigin ? divisionName(person.placeOfOrigin) : null,
    unionId: graduate.unionId,
    unionName: graduate.unionName,
    household: person.household,
    situation: situationOf({
      graduationYear: studies[0]?.graduationYear ?? null,
      thisYear: Number(ctx.today().slice(0, 4)),
      outcome: inForce?.kind ?? null,
      needOpen: needs.some(({ closedOn }) => closedOn === null),
    }),
    studies: studies.map((study) => ({
      ...toldStudy(study),
      registration: toldRegistration(study, unions.get(study.id), proofs.get(study.id) ?? []),
    })),
    outcomes: outcomes.map((outcome) => ({
      ...toldOutcome(outcome, evidence.get(outcome.id) ?? []),
      recordedBy: outcome.recordedByName,
    })),
    needs: needs.map(toldNeed),
    intention: intention && { ...toldIntention(intention), updatedAt: intention.updatedAt.toISOString() },
    account: account && {
      loginName: account.loginName,
      lastSignInAt: account.lastSignInAt && isoInstant(account.lastSignInAt),
    },
    claimCode: claimCode && {
      createdAt: claimCode.createdAt.toISOString(),
      expiresAt: claimCode.expiresAt.toISOString(),
    },
    looks: looks.map(toldLook),
  };
}

export function toldStudy(study: StudyRow) {
  const { id, school, major, degree, educationMode, graduationYear, state, campusDivision } = study;
  const campusName = campusDivision ? divisionName(campusDivision) : null;
  return { id, school, major, degree, educationMode, graduationYear, state, campusDivision, campusName };
}

function toldRegistration(study: StudyRow, unionName: string | undefined, files: Attachment[]) {
  if (!unionName) return null;
  const { registrationWithdrawnAt: at, withdrawalReason } = study;
  const withdrawn = at && { at: at.toISOString(), reason: withdrawalReason ?? '' };
  return { unionName, proof: study.hardshipProof ?? '', withdrawn, files };
}

export function toldOutcome(outcome: OutcomeRow, files: Attachment[]) {
  const { id, kind, fromDay, evidence, resolvedBy, employerName, recordedAt, retractedAt, retractionReason } =
    outcome;
  return {
    id,
    kind,
    from: fromDay,
    evidence,
    resolvedBy,
    employerName,
    recordedAt: recordedAt.toISOString(),
    retracted: retractedAt && { at: retractedAt.toISOString(), reason: retractionReason ?? '' },
    files,
  };
}

export function toldNeed(need: NeedRow & { caseworkerName: string | null }) {
  const { id, openedOn, closedOn, closedBy, note, caseworkerName: caseworker } = need;
  return { id, openedOn, closedOn, closedBy, note, caseworker };
}

export function toldIntention(intention: NonNullable<Awaited<ReturnType<typeof readIntention>>>) {
  const { occupations, towns, expectedPay, homeTown, reachKm, note } = intention;
  // The contract's schema checked the kinds before they were stored.
  const kinds = intention.kinds as ('fullTime' | 'internship' | 'traineeship' | 'publicWelfare')[];
  return { occupations, towns, kinds, expectedPay, homeTown, reachKm, note: note ?? '' };
}
