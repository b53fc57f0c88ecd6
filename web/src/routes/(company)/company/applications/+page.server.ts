import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { applicantGroups } from '@sunshine/contract/applications/status.ts';
import { declinationOf, invitationOf, tomorrowAfternoon } from '#lib/server/answer-input.ts';
import { call } from '#lib/server/api.ts';
import { listOf, textOf } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const wanted = query.get('group') ?? '';
  const group = wanted in applicantGroups ? (wanted as keyof typeof applicantGroups) : 'waiting';
  const positionId = query.get('position') ?? undefined;
  const page = Number(query.get('page') ?? 1) || 1;
  return {
    group,
    positionId,
    list: await call(event, applicationRoutes.listApplicants, { positionId, group, page }),
    proposedTime: tomorrowAfternoon(new Date()),
  };
};

/** Answers the chosen rows; each gets its own outcome. */
async function answer(
  event: RequestEvent,
  data: FormData,
  form: string,
  given:
    | ({ to: 'interview' } & ReturnType<typeof invitationOf>)
    | ({ to: 'declined' } & ReturnType<typeof declinationOf>)
    | { to: 'offered'; note?: string }
    | { to: 'slots'; note?: string },
  words: string,
) {
  const ids = listOf(data, 'ids');
  if (ids.length === 0) {
    const refused = formRefusal(data, '先在名单里勾选，再答复。');
    refused.data.form = form;
    return refused;
  }
  try {
    const { done, rows } = await call(event, applicationRoutes.answerApplicants, { ids, answer: given });
    const left = rows.filter((row) => !row.done);
    const rest = left.length > 0 ? `，${left.length} 人没有处理` : '';
    return {
      form,
      summary:
        rows.length === 1 && done === 1
          ? `${rows[0]?.name} ${words}`
          : `${rows.length} 人里 ${done} 人${words}${rest}`,
      failures: left.map((row) => ({ name: row.name ?? '一份投递', reason: row.reason ?? '' })),
    };
  } catch (error) {
    const failure = formFailure(error, data);
    failure.data.form = form;
    failure.data.ids = ids;
    failure.data.fields = namedOf(failure.data.fields);
    return failure;
  }
}

/** The API says `answer.place`; the page's input is `place`. */
function namedOf(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name.replace(/^answer\./, ''), text]),
  );
}

export const actions: Actions = {
  invite: async (event) => {
    const data = await event.request.formData();
    return answer(event, data, 'invite', { to: 'interview', ...invitationOf(data) }, '已邀面试');
  },
  decline: async (event) => {
    const data = await event.request.formData();
    return answer(event, data, 'decline', { to: 'declined', ...declinationOf(data) }, '已答复不合适');
  },
  slots: async (event) => {
    const data = await event.request.formData();
    return answer(event, data, 'slots', { to: 'slots', note: textOf(data, 'slotNote') }, '已邀选时段');
  },
  offer: async (event) => {
    const data = await event.request.formData();
    return answer(event, data, 'offer', { to: 'offered', note: textOf(data, 'offerNote') }, '已发录用意向');
  },
};
