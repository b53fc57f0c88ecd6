import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { ownTrainingRoutes } from '@sunshine/contract/events/own-training-routes.ts';
import { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { NeedCloser, OutcomeKind, Resolver } from '@sunshine/contract/households/vocabulary.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { intentionOf } from '#lib/server/intention-input.ts';
import { answering } from '#lib/server/named-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import { reveal } from '#lib/server/reveal.ts';
import { studyOf } from '#lib/server/study-input.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const roles = rolesIn(event.locals.account, 'union').map(({ role }) => role);
  const mayWrite = roles.some((role) => mayPerform(role, 'graduate.write'));
  const { id } = event.params;
  const [services, graduate, policies, caseworkers] = await Promise.all([
    call(event, ownTrainingRoutes.readPersonTrainings, { id }),
    call(event, graduateRoutes.readGraduate, { id }),
    call(event, benefitRoutes.matchGraduatePolicies, { id }),
    mayWrite ? call(event, graduateRoutes.listNeedCaseworkers, { id }) : { items: [] },
  ]);
  return {
    services,
    graduate,
    policies,
    caseworkers: caseworkers.items,
    mayWrite,
    mayReveal: roles.some((role) => mayPerform(role, 'household.reveal')),
    today: today(),
  };
};

const outcomeFiles = fileActions({
  add: graduateRoutes.addOutcomeFile,
  remove: graduateRoutes.removeOutcomeFile,
});
const studyFiles = fileActions({ add: graduateRoutes.addStudyFile, remove: graduateRoutes.removeStudyFile });

// Strange keys are refused by the API with a sentence for their field.
export const actions: Actions = {
  addOutcomeFile: outcomeFiles.addFile,
  removeOutcomeFile: outcomeFiles.removeFile,
  addStudyFile: studyFiles.addFile,
  removeStudyFile: studyFiles.removeFile,
  changeRegistration: (event) =>
    answering('changeRegistration', event.request, async (data) => {
      await call(event, graduateRoutes.changeRegistration, {
        id: event.params.id,
        studyId: requiredText(data, 'studyId'),
        hardshipProof: requiredText(data, 'hardshipProof'),
        reason: requiredText(data, 'reason'),
      });
      return { done: '登记改好了，原因留着。' };
    }),
  withdrawRegistration: (event) =>
    answering('withdrawRegistration', event.request, async (data) => {
      const [studyId, reason] = [requiredText(data, 'studyId'), requiredText(data, 'reason')];
      await call(event, graduateRoutes.withdrawRegistration, { id: event.params.id, studyId, reason });
      return { done: '登记撤回了，不再计在 10A。' };
    }),
  assignNeed: (event) =>
    answering('assignNeed', event.request, async (data) => {
      const accountId = requiredText(data, 'accountId');
      await call(event, graduateRoutes.assignNeed, { id: event.params.id, accountId });
      return { done: '换好了，以后由这位经办负责。' };
    }),
  reveal: (event) => answering('reveal', event.request, (data) => reveal(event, data, null)),
  outcome: (event) =>
    answering('outcome', event.request, async (data) => {
      await call(event, graduateRoutes.recordOutcome, {
        id: event.params.id,
        kind: requiredText(data, 'kind') as Exclude<OutcomeKind, 'unknown'>,
        from: requiredText(data, 'from'),
        resolvedBy: (textOf(data, 'resolvedBy') ?? 'self') as Resolver,
        evidence: textOf(data, 'evidence') ?? null,
        employerName: textOf(data, 'employerName') ?? null,
      });
      return { done: '去向记下了。已经落实的，帮扶需求也办结了。' };
    }),
  retract: (event) =>
    answering('retract', event.request, async (data) => {
      const [outcomeId, reason] = [requiredText(data, 'outcomeId'), requiredText(data, 'reason')];
      await call(event, graduateRoutes.retractOutcome, { id: event.params.id, outcomeId, reason });
      return { done: '更正了。由它办结的需求又打开了。' };
    }),
  openNeed: (event) =>
    answering('openNeed', event.request, async (data) => {
      const [openedOn, note] = [requiredText(data, 'openedOn'), textOf(data, 'note') ?? ''];
      await call(event, graduateRoutes.openNeed, { id: event.params.id, openedOn, note });
      return { done: '需求记下了，会排在毕业生名单最前面。' };
    }),
  closeNeed: (event) =>
    answering('closeNeed', event.request, async (data) => {
      const closedOn = requiredText(data, 'closedOn');
      const closedBy = requiredText(data, 'closedBy') as NeedCloser;
      await call(event, graduateRoutes.closeNeed, { id: event.params.id, closedOn, closedBy });
      return { done: '需求办结了。' };
    }),
  addStudy: (event) =>
    answering('addStudy', event.request, async (data) => {
      await call(event, graduateRoutes.addStudy, { id: event.params.id, ...studyOf(data) });
      return { done: '学历加上了。' };
    }),
  changeStudy: (event) =>
    answering('changeStudy', event.request, async (data) => {
      const studyId = requiredText(data, 'studyId');
      await call(event, graduateRoutes.changeStudy, { id: event.params.id, studyId, ...studyOf(data) });
      return { done: '学历改好了。' };
    }),
  intention: (event) =>
    answering('intention', event.request, async (data) => {
      await call(event, graduateRoutes.setIntention, { id: event.params.id, ...intentionOf(data) });
      return { done: '意向记下了。' };
    }),
  claimCode: (event) =>
    answering('claimCode', event.request, async () => ({
      claim: await call(event, graduateRoutes.createClaimCode, { id: event.params.id }),
    })),
};
