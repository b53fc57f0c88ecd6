import { mayPerform } from '@sunshine/contract/permissions.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { type ActionFailure, fail } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { ApiError } from '#lib/server/api-error.ts';
import { campaignPlanOf } from '#lib/server/campaign-plan-input.ts';
import { requiredText } from '#lib/server/form-data.ts';
import type { Actions, PageServerLoad } from './$types';

const form = 'sunshine';

export const load: PageServerLoad = async (event) => {
  const { account } = await event.parent();
  const of = { form, year: event.params.year } as const;
  const [detail, { items: extended }] = await Promise.all([
    call(event, reportRoutes.readCampaign, of),
    call(event, reportRoutes.listDueDays, of),
  ]);
  return {
    detail,
    extended,
    mayChange: account.roles.some(({ role }) => mayPerform(role, 'campaign.write')),
  };
};

type Plan = ReturnType<typeof campaignPlanOf>;

/** The refusal with what was filled in; fields of the settings by their own names. */
function refused(error: unknown, plan: Plan): ActionFailure<object> {
  if (!(error instanceof ApiError)) throw error;
  const fields = Object.fromEntries(
    Object.entries(error.fields ?? {}).map(([name, sentence]) => [name.replace(/^settings\./, ''), sentence]),
  );
  return fail(error.status, { message: error.message, code: error.code, fields, values: {}, plan });
}

export const actions: Actions = {
  preview: async (event) => {
    const plan = campaignPlanOf(await event.request.formData());
    try {
      const input = { form, year: event.params.year, ...plan } as const;
      return { plan, effect: await call(event, reportRoutes.previewSettings, input) };
    } catch (error) {
      return refused(error, plan);
    }
  },
  change: async (event) => {
    const data = await event.request.formData();
    const plan = campaignPlanOf(data);
    try {
      const { differing } = await call(event, reportRoutes.changeCampaign, {
        form,
        year: event.params.year,
        ...plan,
        version: requiredText(data, 'version'),
        reason: requiredText(data, 'reason'),
      });
      const again = differing.length > 0 ? `${differing.length} 份已上报的要重新取数，封存前会提醒。` : '';
      return { done: `改好了，统计表现在就按新设置计。${again}` };
    } catch (error) {
      return refused(error, plan);
    }
  },
};
