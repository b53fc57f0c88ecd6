import {
  type RosterColumnKey,
  type RosterMapping,
  rosterColumns,
} from '@sunshine/contract/households/roster.ts';
import { rosterRoutes } from '@sunshine/contract/households/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const page = Number(event.url.searchParams.get('page')) || 1;
  const roster = await call(event, rosterRoutes.readRoster, { id });
  const mapping = roster.hasFile && (roster.state === 'uploaded' || event.url.searchParams.has('columns'));
  const [sheets, badRows] = await Promise.all([
    mapping ? call(event, rosterRoutes.readRosterSheets, { id }) : null,
    roster.rowsBad > 0 ? call(event, rosterRoutes.listRosterBadRows, { id, page }) : null,
  ]);
  return { roster, sheets, badRows, sheet: event.url.searchParams.get('sheet') };
};

const keys = Object.keys(rosterColumns) as RosterColumnKey[];

export const actions: Actions = {
  check: (event) =>
    answering('check', event.request, async (data) => {
      const mapping: RosterMapping = {};
      for (const key of keys) {
        const letter = textOf(data, key);
        if (letter) mapping[key] = letter;
      }
      await call(event, rosterRoutes.checkRoster, {
        id: event.params.id,
        sheet: requiredText(data, 'sheet'),
        mapping,
      });
      return redirect(303, url.unionRoster(event.params.id));
    }),
  commit: (event) =>
    answering('commit', event.request, async () => {
      await call(event, rosterRoutes.commitRoster, { id: event.params.id });
      return redirect(303, url.unionRoster(event.params.id));
    }),
  abandon: (event) =>
    answering('abandon', event.request, async () => {
      await call(event, rosterRoutes.abandonRoster, { id: event.params.id });
      return redirect(303, url.unionRosters());
    }),
};
