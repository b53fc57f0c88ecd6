import { mayPerform, type Permission } from '@sunshine/contract/permissions.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { CellList, FormPage } from '@sunshine/contract/reports/schemas.ts';
import { isCellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Drift, Readiness, ReportStatus } from '@sunshine/contract/reports/workflow-schemas.ts';
import { error, type RequestEvent, type ServerLoadEvent } from '@sveltejs/kit';
import type { AskedPerson } from '#lib/components/report/asked-person.ts';
import type { UnitsBelow } from '#lib/components/report/units-below.ts';
import { rolesIn } from '#lib/session.ts';
import { call } from './api.ts';
import { dueCampaign } from './campaign-of.ts';
import { loadExplanation } from './load-explanation.ts';

const form = 'sunshine';
type Area = 'union' | 'district';

/** A unit's form with where it stands and the list behind the chosen figure, as its address asks for it. */
export interface ReportView {
  report: FormPage;
  status: ReportStatus;
  list: CellList | null;
  own: boolean;
  /** The version shown, when a later one was opened since. */
  version: number | undefined;
  /** What changed since the snapshot; null while there is none. */
  drift: Drift | null;
  readiness: Readiness | null;
  below: UnitsBelow | null;
  asked: AskedPerson | null;
  may: { note: boolean; override: boolean; resolve: boolean; linked: boolean };
  /** Printed as the preparer until somebody has checked the form: whoever of the unit would. */
  reader: string;
}

/** Null before the first campaign was opened. */
export async function loadReport(event: ServerLoadEvent, area: Area): Promise<ReportView | null> {
  const home = ownUnitCode(event, area);
  const campaign = await dueCampaign(event, home);
  if (!campaign) return null;
  const query = event.url.searchParams;
  const cell = query.get('cell') ?? '';
  const of = { form, year: campaign.year, unit: query.get('unit') ?? home } as const;
  const version = Number(query.get('version')) || undefined;
  const scope = { ...of, own: query.get('own') ?? undefined, version };
  const [report, status, list] = await Promise.all([
    call(event, reportRoutes.readForm, scope),
    call(event, workflowRoutes.readReportStatus, { ...of, version }),
    isCellCode(cell)
      ? call(event, reportRoutes.listCell, { ...scope, code: cell, page: query.get('page') ?? undefined })
      : null,
  ]);
  const older = status.versions.some((each) => each.version > status.version);
  const [drift, readiness, below, asked] = await Promise.all([
    status.frozen && !older ? call(event, workflowRoutes.readDrift, of) : null,
    area === 'union' && !status.frozen ? call(event, workflowRoutes.readReadiness, of) : null,
    status.acts.includes('seal') && report.unit.kind === 'district'
      ? call(event, reportRoutes.listUnits, { form, year: of.year })
      : null,
    area === 'union' && list ? loadExplanation(event, of) : null,
  ]);
  const atHome = of.unit === home;
  const may = rightsOf(event, area, { status, atHome, isTop: report.unit.kind === 'district' });
  return {
    report,
    status,
    list,
    own: scope.own === 'true',
    version: older ? status.version : undefined,
    drift,
    readiness,
    below,
    asked,
    may,
    reader: may.note && atHome ? (event.locals.account?.name ?? '') : '',
  };
}

/** Which forms of the page are of use to the reader; the API decides on each again. */
function rightsOf(
  event: ServerLoadEvent,
  area: Area,
  { status, atHome, isTop }: { status: ReportStatus; atHome: boolean; isTop: boolean },
): ReportView['may'] {
  const may = (permission: Permission): boolean =>
    rolesIn(event.locals.account, area).some(({ role }) => mayPerform(role, permission));
  const prepares = may('report.prepare') && !status.frozen;
  return {
    note: prepares,
    // The next level lets a hard check through; above the district there is none.
    override: may('report.review') && (!atHome || isTop) && !status.frozen,
    resolve: prepares,
    linked: area === 'union',
  };
}

/** The unit a person works for in an area. */
export function ownUnitCode(event: RequestEvent | ServerLoadEvent, area: Area): string {
  const code = rolesIn(event.locals.account, area).find((held) => held.unionCode)?.unionCode;
  if (!code) error(404, { status: 404, message: '你的账号还没有归到哪个工会，请联系管理员。' });
  return code;
}
