import { randomUUID } from 'node:crypto';
import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const arrivals = await call(event, doorRoutes.readArrivals, { id: event.params.id });
  return {
    id: event.params.id,
    title: arrivals.title,
    startsOn: arrivals.startsOn,
    endsOn: arrivals.endsOn,
    counts: arrivals.counts,
    gate: event.url.searchParams.get('gate')?.trim().slice(0, 20) || '1 号门',
    /** Of the form without script: sent twice it is one scan. */
    scanId: randomUUID(),
  };
};

export const actions: Actions = {
  check: (event) =>
    answering('check', event.request, async (data) => {
      const now = new Date().toISOString();
      const way = data.has('walkIn') ? ('walkIn' as const) : ('typed' as const);
      const read = way === 'walkIn' ? '' : requiredText(data, 'read');
      const scan = {
        id: requiredText(data, 'id'),
        gate: requiredText(data, 'gate'),
        way,
        read,
        deviceAt: now,
        reentry: data.has('reentry'),
      };
      const { answers } = await call(event, doorRoutes.recordScans, {
        id: event.params.id,
        deviceNow: now,
        scans: [scan],
      });
      return { answer: answers[0] ?? null, read, at: now };
    }),
  find: (event) =>
    answering('find', event.request, async (data) => {
      const { items } = await call(event, doorRoutes.findAtDoor, {
        id: event.params.id,
        name: requiredText(data, 'name'),
        phoneTail: requiredText(data, 'phoneTail'),
      });
      return { found: items };
    }),
};
