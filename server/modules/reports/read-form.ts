import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Check } from '@sunshine/contract/reports/schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import { compileFigures, type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import { listLeftOver } from '@sunshine/db/indicators/list.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { type Scope, scopeKey } from '@sunshine/db/indicators/scopes.ts';
import { listUnitsBelow } from '@sunshine/db/queries/reports/reporting-units.ts';
import type { Context } from '../../context.ts';
import { fillForm, printed } from './fill-form.ts';
import { type OpenReport, openReport } from './open-report.ts';
import { employmentRate, successRate } from './rates.ts';

/** A unit's form, live: figures, what stands behind each, cross-checks and the settings in force. */
export async function readForm(
  ctx: Context,
  input: Input<typeof reportRoutes.readForm>,
): Promise<Reply<typeof reportRoutes.readForm>> {
  const report = await openReport(ctx, input);
  const { frame, unit, scope, campaign, years, settings } = report;
  const below = scope.ownOnly ? [] : await scopesBelow(ctx, report);
  const compiled = await compileFigures(ctx.db, frame, [scope, ...below]);
  const figures = compiled.get(scopeKey(scope)) ?? new Map();

  return {
    form: fillForm(frame, unit, figures),
    campaign,
    years,
    unit,
    details: detailsOf(
      figures,
      below.map((each) => compiled.get(scopeKey(each)) ?? new Map()),
    ),
    checks: await checksOf(ctx, report, figures),
    success: successRate(figures),
    employment: employmentRate(figures),
    settings,
    computedAt: ctx.now().toISOString(),
  };
}

/** The unit's own row (本级) and every unit one level down. */
async function scopesBelow(ctx: Context, { unit, frame }: OpenReport): Promise<Scope[]> {
  const units = await listUnitsBelow(ctx.db, unit.id, frame.asOf);
  if (units.length === 0) return [];
  return [{ unitId: unit.id, ownOnly: true }, ...units.map(({ id }) => ({ unitId: id, ownOnly: false }))];
}

function detailsOf(
  figures: Figures,
  below: readonly Figures[],
): Reply<typeof reportRoutes.readForm>['details'] {
  return Object.fromEntries(
    sunshineIndicators.map(({ code, unit }) => {
      const { persons, rows, supplementary } = figure(figures, code);
      const sum = below.reduce((total, each) => total + figure(each, code).value, 0n);
      return [code, { persons, rows, supplementary, below: below.length > 0 ? printed(unit, sum) : null }];
    }),
  );
}

async function checksOf(ctx: Context, { frame, scope }: OpenReport, figures: Figures): Promise<Check[]> {
  const mayOpen = ctx.policy.allows('graduate.read');
  return Promise.all(
    evaluateChecks(figures, frame.settings).map(async ({ check, passed, finding }) => {
      const { level, title, leftOver } = check;
      const found =
        passed || !leftOver ? [] : await listLeftOver(ctx.db, frame, scope, leftOver.of, leftOver.without);
      const persons = found.map(({ personId, name, record }) => ({
        personId: mayOpen ? personId : null,
        name: maskName(name),
        record,
      }));
      return { level, title, passed, finding, persons };
    }),
  );
}
