import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { call } from './api.ts';
import { listOf, numberOf } from './form-data.ts';
import { answering } from './named-failure.ts';

/** Sends a reminder (催报) to units that have not reported, and says of each that got none why. */
export const remind = (event: RequestEvent) =>
  answering('remind', event.request, async (data) => {
    const year = numberOf(data, 'year') ?? 0;
    const units = listOf(data, 'unit');
    const { reminded, rows } = await call(event, workflowRoutes.remindUnits, {
      form: 'sunshine',
      year,
      units,
    });
    const failures = rows
      .filter((row) => !row.done)
      .map(({ name, reason }) => ({ name, reason: reason ?? '没有发出去' }));
    return { form: 'remind' as const, reminded, failures };
  });
