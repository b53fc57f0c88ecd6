import { mayPerform, type Permission } from '@sunshine/contract/permissions.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { error, type RequestEvent, type ServerLoadEvent } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { chosenCampaign } from '#lib/server/campaign-of.ts';
import { extendDueDay, withdrawDueDay } from '#lib/server/due-day-actions.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

function may(event: RequestEvent | ServerLoadEvent, permission: Permission): boolean {
  return rolesIn(event.locals.account, 'district').some(({ role }) => mayPerform(role, permission));
}

export const load: PageServerLoad = async (event) => {
  const { items } = await call(event, unionRoutes.listUnions, { closed: 'true' });
  const union = items.find(({ id }) => id === event.params.id);
  if (!union) error(404, { message: '没有找到这个工会，从单位列表重新进入。' });
  const below = items.filter(({ parentId }) => parentId === union.id);
  const within = new Set([union.id, ...below.map(({ id }) => id)]);
  return {
    union,
    below,
    successor: items.find(({ id }) => id === union.successorId) ?? null,
    mergedInto: items.filter(({ successorId }) => successorId === union.id),
    targets: items.filter(({ id, closedOn }) => !within.has(id) && !closedOn),
    manages: may(event, 'union.manage'),
    extends: may(event, 'campaign.write'),
    dueDay: may(event, 'report.read') && !union.closedOn ? await dueDayOf(event, union.code) : null,
  };
};

async function dueDayOf(event: ServerLoadEvent, unit: string) {
  const campaign = await chosenCampaign(event);
  if (!campaign) return null;
  const { form, year } = campaign;
  return { year, ...(await call(event, reportRoutes.readDueDay, { form, year, unit })) };
}

export const actions: Actions = {
  rename: (event) =>
    answering('rename', event.request, async (data) => {
      await call(event, unionRoutes.updateUnion, {
        id: event.params.id,
        name: requiredText(data, 'name'),
        shortName: requiredText(data, 'shortName'),
        contactPhone: textOf(data, 'contactPhone') ?? null,
      });
      return { done: '改好了，代码不变。以后的统计表用新名称，封存的还是当时的。' };
    }),
  close: (event) =>
    answering('close', event.request, async (data) => {
      const { successorId } = await call(event, unionRoutes.updateUnion, {
        id: event.params.id,
        closedOn: requiredText(data, 'closedOn'),
        successorId: textOf(data, 'successorId'),
      });
      return {
        done: successorId
          ? '合并记下了。第二天起它的数归接收单位，下面的工会已经一起过去。'
          : '撤销记下了。没有接收单位，它的数以后只计在上一级。',
      };
    }),
  reopen: (event) =>
    answering('reopen', event.request, async () => {
      await call(event, unionRoutes.updateUnion, { id: event.params.id, closedOn: null });
      return { done: '恢复了。过去的下级工会没有跟着回来，要的话另外设。' };
    }),
  extend: extendDueDay,
  withdraw: withdrawDueDay,
};
