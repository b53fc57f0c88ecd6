import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { addDays, dayOf } from '@sunshine/server/clock.ts';
import type { Stage } from '@sunshine/server/demo/stage.ts';
import type { Actor } from '@sunshine/server/policy.ts';
import type { Backstage } from '../../backstage.ts';
import { foundUnion, type GivenUnion, type Person, registerGraduate, signedInAgain } from '../staff.ts';
import { type CanaryArchive, openCanaryArchive, study } from './archive.ts';
import { type CanaryCompany, otherPlan, ownPlan, rejectDraft, settleCanaryCompany } from './companies.ts';
import { keepEvidence, keepResumeFiles } from './files.ts';
import { announcePolicy, grantCanaryPolicy } from './policies.ts';
import { canary } from './values.ts';
import { announceFairs, recordCanaryWork } from './work.ts';

export interface Applicant extends Person {
  personId: string;
  /** With the company whose recruiter looks around. */
  applicationId: string;
}

export interface CanaryDistrict extends GivenUnion {
  own: CanaryCompany;
  other: CanaryCompany & { applicationId: string; invitationId: string };
  archive: CanaryArchive;
  /** Stands in the archive and has claimed the entry. */
  archived: Applicant;
  /** In no archive; sent the same. */
  stranger: Applicant;
  event: { id: string; title: string };
  policy: { id: string; title: string; draftId: string };
  placementId: string;
  supplementId: string;
  /** A file of that record. */
  evidenceId: string;
}

const words = { skills: '会用扫码枪', experience: '在校期间做过两年仓库值班。' };

/** A district in which every field that only unions may see holds a canary. */
export async function arrangeCanaries({ stage, services, runJobs }: Backstage): Promise<CanaryDistrict> {
  const today = dayOf(services.clock.now());
  const ago = (days: number): string => addDays(today, -days);
  const graduationYear = Number(today.slice(0, 4));
  const validUntil = addDays(today, 60);

  stage.on(ago(300));
  const union = await foundUnion(stage);
  const caseworker = union.caseworker.actor;
  const opening = { openedOn: ago(290), graduate: '沈知微', graduationYear };
  const archive = await openCanaryArchive(stage, caseworker, opening);
  const own = await settleCanaryCompany(stage, caseworker, ownPlan, { day: ago(100), validUntil });
  const other = await settleCanaryCompany(stage, caseworker, otherPlan, { day: ago(99), validUntil });
  await rejectDraft(stage, caseworker, other);

  stage.on(ago(40));
  const archived = await claimEntry(stage, caseworker, archive);
  const stranger = await registerGraduate(stage, '陆望舒', '19900007742');
  await stage.act(claimRoutes.saveOwnStudy, { ...study, graduationYear }, stranger.actor);

  stage.on(ago(20));
  const message = '专业对口，可以尽快到岗。';
  const applications = [];
  await keepResumeFiles(stage, archived.actor, stranger.actor);
  for (const who of [archived, stranger]) {
    await stage.act(applicationRoutes.saveResume, { ...words, phone: who.loginName, email: '' }, who.actor);
    const sent = { id: own.positionId, message, withFile: true };
    applications.push(await stage.act(applicationRoutes.apply, sent, who.actor));
  }
  const elsewhere = await stage.act(
    applicationRoutes.apply,
    { id: other.positionId, message: canary.otherMessage },
    archived.actor,
  );
  const invitation = await stage.act(companyRoutes.inviteColleague, {}, other.recruiter.actor);

  const work = await recordCanaryWork(stage, caseworker, { archive, day: ago(15), graduationYear });
  const evidenceId = await keepEvidence(stage, work.supplementId, caseworker);
  const fair = { title: '冬季毕业生招聘会', startsOn: addDays(today, 20), positionId: own.positionId };
  const recruiters = { own: own.recruiter.actor, other: other.recruiter.actor, ownId: own.id };
  const eventId = await announceFairs(stage, caseworker, { ...fair, ...recruiters });
  stage.on(ago(14));
  const administrator = union.administrator.actor;
  const policy = await announcePolicy(stage, { administrator, districtId: union.districtId });
  await grantCanaryPolicy(stage, caseworker, { personId: archive.graduateId, policyId: policy.id });
  await runJobs();

  const [first, second] = applications.map(({ id }) => id);
  return {
    ...union,
    ...work,
    own,
    other: { ...other, applicationId: elsewhere.id, invitationId: invitation.id },
    archive,
    archived: { ...archived, personId: archive.graduateId, applicationId: first ?? '' },
    stranger: { ...stranger, personId: stranger.actor.personId, applicationId: second ?? '' },
    event: { id: eventId, title: fair.title },
    policy,
    evidenceId,
  };
}

/** Registers and claims the entry of the archive with the code that the caseworker hands over. */
async function claimEntry(stage: Stage, caseworker: Actor, archive: CanaryArchive): Promise<Person> {
  const graduate = await registerGraduate(stage, '沈知微', '19900007741');
  const { code } = await stage.act(graduateRoutes.createClaimCode, { id: archive.graduateId }, caseworker);
  await stage.act(claimRoutes.claimByCode, { code }, graduate.actor);
  return signedInAgain(stage, graduate);
}
