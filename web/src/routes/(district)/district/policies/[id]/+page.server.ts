import {
  type PolicyConditionKind,
  policyConditionKinds,
} from '@sunshine/contract/benefits/policy-conditions.ts';
import { matchPolicy } from '@sunshine/contract/benefits/policy-matcher.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { numberOf, requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { conditionOf, policyTextOf, textOfPolicy, withConditionFields } from '#lib/server/policy-input.ts';
import { triedPerson } from '#lib/server/tried-person.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const query = event.url.searchParams;
  const [policy, matches] = await Promise.all([
    call(event, benefitRoutes.readCataloguePolicy, { id }),
    call(event, benefitRoutes.countPolicyMatches, { id }),
  ]);
  const asked = query.get('add') ?? '';
  const tried = triedPerson(query);
  return {
    policy,
    matches,
    adding: asked in policyConditionKinds ? (asked as PolicyConditionKind) : null,
    created: query.get('done') === 'created',
    tried,
    answer: tried && matchPolicy(policy.conditions, tried.facts, today()),
  };
};

const read = (event: RequestEvent) => call(event, benefitRoutes.readCataloguePolicy, { id: event.params.id });

export const actions: Actions = {
  change: (event) =>
    answering('change', event.request, async (data) => {
      const { conditions } = await read(event);
      const change = { ...policyTextOf(data), conditions, updatedAt: requiredText(data, 'updatedAt') };
      await call(event, benefitRoutes.changePolicy, { id: event.params.id, ...change });
      return { done: '改好了。' };
    }),
  addCondition: async (event) => {
    const answer = await answering('addCondition', event.request, async (data) => {
      const text = textOfPolicy(await read(event));
      const kind = requiredText(data, 'kind') as PolicyConditionKind;
      const conditions = [...text.conditions, conditionOf(data, kind)];
      const updatedAt = requiredText(data, 'updatedAt');
      await call(event, benefitRoutes.changePolicy, { ...text, conditions, updatedAt, id: event.params.id });
      return { done: '条件加上了，下面是加上以后对得上的人数。' };
    });
    return 'status' in answer ? withConditionFields(answer) : answer;
  },
  removeCondition: (event) =>
    answering('removeCondition', event.request, async (data) => {
      const text = textOfPolicy(await read(event));
      const at = numberOf(data, 'at');
      const conditions = text.conditions.filter((_, index) => index !== at);
      const updatedAt = requiredText(data, 'updatedAt');
      await call(event, benefitRoutes.changePolicy, { ...text, conditions, updatedAt, id: event.params.id });
      return { done: '这条条件拿掉了。' };
    }),
  publish: (event) =>
    answering('publish', event.request, async (data) => {
      const updatedAt = requiredText(data, 'updatedAt');
      await call(event, benefitRoutes.publishPolicy, { id: event.params.id, updatedAt });
      return { done: '发布了。公开页面上能看到，毕业生和工会都在用。' };
    }),
  retire: (event) =>
    answering('retire', event.request, async (data) => {
      await call(event, benefitRoutes.retirePolicy, {
        id: event.params.id,
        reason: requiredText(data, 'reason'),
      });
      return { done: '停用了。在办的可以办完，落实过的不变。' };
    }),
};
