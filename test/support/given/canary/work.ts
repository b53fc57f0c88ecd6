import { staffRoutes } from '@sunshine/contract/accounts/routes.ts';
import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { CallerInput, CallerReply, Route } from '@sunshine/contract/route.ts';
import { addDays } from '@sunshine/server/clock.ts';
import type { Stage } from '@sunshine/server/demo/stage.ts';
import type { Actor } from '@sunshine/server/policy.ts';
import { registerGraduate } from '../staff.ts';
import { type CanaryArchive, study } from './archive.ts';
import { canary } from './values.ts';

type Act = <R extends Route>(route: R, input: CallerInput<R>) => Promise<CallerReply<R>>;

/** What the union does for the people of an archive, each with its note or evidence. */
export async function recordCanaryWork(
  stage: Stage,
  caseworker: Actor,
  given: { archive: CanaryArchive; day: string; graduationYear: number },
): Promise<{ placementId: string; supplementId: string }> {
  const { archive, day, graduationYear } = given;
  stage.on(day);
  const act: Act = (route, input) => stage.act(route, input, caseworker);
  await follow(act, archive, day);
  await act(graduateRoutes.registerGraduateHere, {
    name: canary.guestName,
    idNumber: canary.guestId,
    study: { ...study, graduationYear },
    hardshipProof: canary.hardshipProof,
  });
  const placementId = await place(act, archive.siblingId, day);
  const supplementId = await supplement(act, archive.graduateId, day);
  await refuseClaim(stage, act);
  await act(staffRoutes.setRecoveryCode, { id: archive.graduateId, reason: canary.recovery });
  return { placementId, supplementId };
}

/** The need, what became of it, what the person wants; an outcome of the sibling was a mistake. */
async function follow(act: Act, { graduateId, siblingId }: CanaryArchive, from: string): Promise<void> {
  const id = graduateId;
  await act(graduateRoutes.openNeed, { id, openedOn: from, note: canary.need });
  const outcome = { from, evidence: canary.outcome, employerName: canary.outcomeEmployer };
  await act(graduateRoutes.recordOutcome, { id, ...outcome, kind: 'seeking' });
  await act(graduateRoutes.recordOutcome, { id: siblingId, ...outcome, kind: 'flexible' });
  const { outcomes } = await act(graduateRoutes.readGraduate, { id: siblingId });
  const outcomeId = outcomes[0]?.id ?? '';
  await act(graduateRoutes.retractOutcome, { id: siblingId, outcomeId, reason: canary.retraction });
  await act(graduateRoutes.setIntention, { id, occupations: ['仓储'], note: canary.intention });
}

async function place(act: Act, personId: string, startOn: string): Promise<string> {
  const employer = { personId, employerName: '上海盈浦食品有限公司', startOn };
  const placement = await act(applicationRoutes.recordPlacement, {
    ...employer,
    kind: 'contract',
    path: 'referral',
    evidence: canary.placement,
  });
  await act(applicationRoutes.correctPlacement, { id: placement.id, reason: canary.correction });
  const { id } = await act(internshipRoutes.recordInternship, {
    ...employer,
    kind: 'internship',
    confirmedOn: startOn,
    evidence: canary.internship,
    exceptionReason: canary.exception,
  });
  const untilDay = addDays(startOn, 60);
  await act(internshipRoutes.extendInternship, { id, untilDay, evidence: canary.extension });
  const end = { endedOn: startOn, ended: 'leftEarly', note: canary.internshipEnd } as const;
  await act(internshipRoutes.endInternship, { id, ...end });
  return placement.id;
}

async function supplement(act: Act, personId: string, onDay: string): Promise<string> {
  const record = { personId, onDay, title: canary.supplementTitle, evidence: canary.supplement };
  const allowance = { ...record, kind: 'jobSeekingAllowance', amountFen: '80000' } as const;
  const { id } = await act(reportRoutes.createSupplementary, allowance);
  await act(reportRoutes.withdrawSupplementary, { id, reason: canary.withdrawal });
  await act(reportRoutes.createSupplementary, {
    ...record,
    kind: 'loanTranche',
    amountFen: '5000000',
    contractNumber: canary.contract,
    policy: canary.policy,
  });
  return id;
}

/** The sibling asks to be matched; the union refuses with a reason of its own. */
async function refuseClaim(stage: Stage, act: Act): Promise<void> {
  const sibling = await registerGraduate(stage, canary.siblingName, '19900007743');
  const { siblingName: name, siblingId: idNumber } = canary;
  await stage.act(claimRoutes.requestClaim, { name, idNumber }, sibling.actor);
  const { items } = await act(claimRoutes.listClaimRequests, {});
  for (const { id } of items)
    await act(claimRoutes.decideClaim, { id, confirm: false, reason: canary.claim });
}

/** A fair to come that shows a position, and one that did not take place for a reason of the union's own. */
export async function announceFairs(
  stage: Stage,
  caseworker: Actor,
  given: { title: string; startsOn: string; positionId: string; own: Actor; other: Actor; ownId: string },
): Promise<string> {
  const { title, startsOn, positionId, own, other, ownId } = given;
  const fair = {
    kind: 'jobFair',
    place: '区职工文体中心',
    town: '310118001',
    description: '不收费，毕业生都可以来。',
  } as const;
  const { id } = await stage.act(
    eventRoutes.planEvent,
    { ...fair, title, startsOn, endsOn: startsOn },
    caseworker,
  );
  await stage.act(eventRoutes.showPositions, { id, add: [positionId] }, caseworker);
  await stage.act(attendingRoutes.inviteCompanies, { id, companyIds: [ownId] }, caseworker);
  await stage.act(attendingRoutes.answerInvitation, { id, accept: true }, own);
  await stage.act(attendingRoutes.prepareFair, { id, positionIds: [positionId] }, own);
  await stage.act(attendingRoutes.applyToFair, { id, wish: canary.otherMessage }, other);
  const { items } = await stage.act(attendingRoutes.listAttending, { id }, caseworker);
  const asked = items.flatMap((row) => (row.state === 'applied' ? [row.id] : []));
  const refused = { id, ids: asked, to: 'rejected', reason: canary.otherDecision } as const;
  await stage.act(attendingRoutes.decideAttending, refused, caseworker);
  await stage.act(attendingRoutes.addBoothRows, { id, prefix: 'A', rows: 1, perRow: 2 }, caseworker);
  await stage.act(attendingRoutes.assignBooths, { id }, caseworker);
  const past = addDays(stage.today(), -3);
  const days = { startsOn: past, endsOn: past };
  const rained = await stage.act(
    eventRoutes.planEvent,
    { ...fair, title: '秋季招聘会', ...days },
    caseworker,
  );
  await stage.act(eventRoutes.recordNotHeld, { id: rained.id, reason: canary.notHeld }, caseworker);
  return id;
}
