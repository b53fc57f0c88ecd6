import { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { flagOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [placement, files] = await Promise.all([
    call(event, retentionRoutes.readPlacement, { id }),
    call(event, applicationRoutes.listPlacementFiles, { id }),
  ]);
  return {
    placement,
    files: files.items,
    today: today(),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'placement.write')),
  };
};

export const actions: Actions = {
  ...fileActions({
    add: applicationRoutes.addPlacementFile,
    remove: applicationRoutes.removePlacementFile,
  }),
  prove: (event) =>
    answering('prove', event.request, async (data) => {
      const evidence = requiredText(data, 'evidence');
      await call(event, applicationRoutes.provePlacement, { id: event.params.id, evidence });
      return { form: 'life', done: '凭据补上了，这条上岗开始计数。' };
    }),
  correct: (event) =>
    answering('correct', event.request, async (data) => {
      await call(event, applicationRoutes.correctPlacement, {
        id: event.params.id,
        reason: requiredText(data, 'reason'),
        application: textOf(data, 'application') === 'closed' ? 'closed' : 'accepted',
      });
      return { form: 'life', done: '上岗记录更正了，原因和经过都留着。' };
    }),
  end: (event) =>
    answering('end', event.request, async (data) => {
      await call(event, retentionRoutes.endPlacement, {
        id: event.params.id,
        leftOn: requiredText(data, 'leftOn'),
        seeking: flagOf(data, 'seeking'),
        need: flagOf(data, 'need'),
        note: textOf(data, 'note') ?? '',
      });
      return { form: 'life', done: '离职记下了，这次上岗照样计数。再上岗的，另记一条。' };
    }),
  correctEnd: (event) =>
    answering('correctEnd', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, retentionRoutes.correctPlacementEnd, { id: event.params.id, reason });
      return { form: 'life', done: '更正了，还算在岗。一起登记的去向和需求，到本人那里更正。' };
    }),
  correctCall: (event) =>
    answering('correctCall', event.request, async (data) => {
      const [id, reason] = [requiredText(data, 'callId'), requiredText(data, 'reason')];
      await call(event, retentionRoutes.correctCall, { id, reason });
      return { form: 'life', done: '这次回访更正了，要重新打。' };
    }),
};
