import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Campaign, CellList, FormPage } from '@sunshine/contract/reports/schemas.ts';
import { isCellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { error, type RequestEvent, type ServerLoadEvent } from '@sveltejs/kit';
import { rolesIn } from '#lib/session.ts';
import { call } from './api.ts';

const form = 'sunshine';

/** A unit's form with the list behind the chosen figure, as its address asks for it. */
export interface ReportView {
  report: FormPage;
  list: CellList | null;
  own: boolean;
}

/** The year of the address, or the campaign that runs today, or the latest. */
export async function chosenCampaign(event: ServerLoadEvent): Promise<Campaign | null> {
  const { items } = await call(event, reportRoutes.listCampaigns, { form });
  const year = Number(event.url.searchParams.get('year'));
  return items.find((each) => each.year === year) ?? items.find((each) => each.running) ?? items[0] ?? null;
}

/** Null before the first campaign was opened. */
export async function loadReport(event: ServerLoadEvent, unit: string): Promise<ReportView | null> {
  const campaign = await chosenCampaign(event);
  if (!campaign) return null;
  const query = event.url.searchParams;
  const cell = query.get('cell') ?? '';
  const scope = {
    form,
    year: campaign.year,
    unit: query.get('unit') ?? unit,
    own: query.get('own') ?? undefined,
  } as const;
  const [report, list] = await Promise.all([
    call(event, reportRoutes.readForm, scope),
    isCellCode(cell)
      ? call(event, reportRoutes.listCell, { ...scope, code: cell, page: query.get('page') ?? undefined })
      : null,
  ]);
  return { report, list, own: scope.own === 'true' };
}

/** The unit a person works for in an area. */
export function ownUnitCode(event: RequestEvent | ServerLoadEvent, area: 'union' | 'district'): string {
  const code = rolesIn(event.locals.account, area).find((held) => held.unionCode)?.unionCode;
  if (!code) error(404, { status: 404, message: '你的账号还没有归到哪个工会，请联系管理员。' });
  return code;
}
