import { randomUUID } from 'node:crypto';
import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

/** The door that this phone stands at, remembered for its next visit and after a form without script. */
function gateOf({ url, cookies, params }: Parameters<PageServerLoad>[0]): string {
  const said = url.searchParams.get('gate')?.trim().slice(0, 20);
  if (said) {
    const path = `/union/fairs/${params.id}`;
    cookies.set('gate', said, {
      path,
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: 7 * 86_400,
    });
  }
  return said || cookies.get('gate') || '1 号门';
}

export const load: PageServerLoad = async (event) => {
  const arrivals = await call(event, doorRoutes.readArrivals, { id: event.params.id });
  return {
    id: event.params.id,
    title: arrivals.title,
    startsOn: arrivals.startsOn,
    endsOn: arrivals.endsOn,
    counts: arrivals.counts,
    gate: gateOf(event),
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
  undo: (event) =>
    answering('check', event.request, async (data) => {
      const gate = requiredText(data, 'gate');
      const ids = { id: event.params.id, scanId: requiredText(data, 'scanId') };
      const undoingId = requiredText(data, 'id');
      const answer = await call(event, doorRoutes.undoScan, { ...ids, undoingId, gate });
      return { answer, read: '', at: new Date().toISOString() };
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
