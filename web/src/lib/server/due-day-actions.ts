import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { monthDay } from '#lib/format/date.ts';
import { call } from './api.ts';
import { requiredText } from './form-data.ts';
import { answering } from './named-failure.ts';

/** Acts of a page on the deadline of one unit; `due-day-card.svelte` posts year and unit with them. */
export function extendDueDay(event: RequestEvent) {
  return answering('extend', event.request, async (data) => {
    const { name, dueDay } = await call(event, reportRoutes.extendDueDay, {
      ...unitOf(data),
      dueDay: requiredText(data, 'dueDay'),
      reason: requiredText(data, 'reason'),
    });
    return { form: 'extend', done: `${name}延期到 ${monthDay(dueDay ?? '')}，已经告诉他们。` };
  });
}

export function withdrawDueDay(event: RequestEvent) {
  return answering('withdraw', event.request, async (data) => {
    const { name, campaignDueDay } = await call(event, reportRoutes.withdrawDueDay, {
      ...unitOf(data),
      reason: requiredText(data, 'reason'),
    });
    return { form: 'withdraw', done: `延期收回了，${name}还是 ${monthDay(campaignDueDay)}前上报。` };
  });
}

function unitOf(data: FormData) {
  return { form: 'sunshine' as const, year: requiredText(data, 'year'), unit: requiredText(data, 'unit') };
}
