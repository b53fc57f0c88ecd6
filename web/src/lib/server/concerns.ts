import { companyBlockRoutes } from '@sunshine/contract/applications/block-routes.ts';
import { positionReportReasons } from '@sunshine/contract/positions/posting-vocabulary.ts';
import { positionReportRoutes } from '@sunshine/contract/positions/report-routes.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Concerns } from '#lib/concerns.ts';
import { type ApiEvent, call } from './api.ts';
import { choiceOf, requiredText } from './form-data.ts';
import { answering } from './named-failure.ts';

/** Block and latest report of the signed-in graduate. */
export async function concernsOf(
  event: ApiEvent,
  { id, companyId }: { id: string; companyId: string },
): Promise<Concerns> {
  const [block, { report }] = await Promise.all([
    call(event, companyBlockRoutes.readCompanyBlock, { id: companyId }),
    call(event, positionReportRoutes.readOwnPositionReport, { id }),
  ]);
  return { block, report };
}

const choices = { withdraw: '', keep: '' } as const;

export const blockActions = {
  block: (event: RequestEvent) =>
    answering('block', event.request, async (data) => {
      const openApplications = choiceOf(data, 'openApplications', choices) ?? undefined;
      const { withdrawn } = await call(event, companyBlockRoutes.blockCompany, {
        id: requiredText(data, 'companyId'),
        openApplications,
      });
      const taken = withdrawn > 0 ? `${withdrawn} 份投递一起撤回了。` : '';
      return { form: 'block', done: `屏蔽了。以后你的简历不会到这家单位。${taken}` };
    }),
  unblock: (event: RequestEvent) =>
    answering('unblock', event.request, async (data) => {
      await call(event, companyBlockRoutes.unblockCompany, { id: requiredText(data, 'companyId') });
      return { form: 'unblock', done: '不再屏蔽，可以投这家单位了。' };
    }),
};

export function reportPosition(event: RequestEvent & { params: { id: string } }) {
  return answering('report', event.request, async (data) => {
    await call(event, positionReportRoutes.reportPosition, {
      id: event.params.id,
      // An empty choice goes on as it is: the API names the field.
      reason: (choiceOf(data, 'reason', positionReportReasons) ?? '') as keyof typeof positionReportReasons,
      note: requiredText(data, 'note'),
    });
    return { form: 'report', done: '收到了。工会核实以后，发消息告诉你结果。' };
  });
}
