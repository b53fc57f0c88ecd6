import { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [certificate, files] = await Promise.all([
    call(event, certificateRoutes.readCertificate, { id }),
    call(event, certificateRoutes.listCertificateFiles, { id }),
  ]);
  return {
    certificate,
    files: files.items,
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'training.write')),
  };
};

export const actions: Actions = {
  ...fileActions({
    add: certificateRoutes.addCertificateFile,
    remove: certificateRoutes.removeCertificateFile,
  }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, certificateRoutes.cancelCertificate, { id: event.params.id, reason });
      return { form: 'cancel', done: '撤销了，不再计数，原因留着。' };
    }),
};
