import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import type { placementKinds } from '@sunshine/contract/applications/placement-schemas.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [internship, files] = await Promise.all([
    call(event, internshipRoutes.readInternship, { id }),
    call(event, internshipRoutes.listInternshipFiles, { id }),
  ]);
  return {
    internship,
    files: files.items,
    today: today(),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'placement.write')),
  };
};

// Strange choices are refused by the API with a sentence for their field.
export const actions: Actions = {
  ...fileActions({ add: internshipRoutes.addInternshipFile, remove: internshipRoutes.removeInternshipFile }),
  extend: (event) =>
    answering('extend', event.request, async (data) => {
      const [untilDay, evidence] = [requiredText(data, 'untilDay'), requiredText(data, 'evidence')];
      await call(event, internshipRoutes.extendInternship, { id: event.params.id, untilDay, evidence });
      return { form: 'life', done: '延长记下了。还是这一条，不重复计数。' };
    }),
  end: (event) =>
    answering('end', event.request, async (data) => {
      await call(event, internshipRoutes.endInternship, {
        id: event.params.id,
        endedOn: requiredText(data, 'endedOn'),
        ended: requiredText(data, 'ended') as 'completed' | 'leftEarly',
        note: textOf(data, 'note') ?? '',
      });
      return { form: 'life', done: '结束记下了。' };
    }),
  keepOn: (event) =>
    answering('keepOn', event.request, async (data) => {
      await call(event, internshipRoutes.keepOnIntern, {
        id: event.params.id,
        startOn: requiredText(data, 'startOn'),
        endedOn: textOf(data, 'endedOn'),
        kind: requiredText(data, 'kind') as (typeof placementKinds)[number],
        evidence: requiredText(data, 'evidence'),
      });
      return { form: 'life', done: '留用记下了，上岗已经计数，一个月后会提醒回访。' };
    }),
  correctEnd: (event) =>
    answering('correctEnd', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, internshipRoutes.correctInternshipEnd, { id: event.params.id, reason });
      return { form: 'life', done: '更正了，这条接着进行。' };
    }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, internshipRoutes.cancelInternship, { id: event.params.id, reason });
      return { form: 'life', done: '取消了，不再计数，原因留着。' };
    }),
};
