import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { compileFigures, type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import { readSnapshots } from '@sunshine/db/indicators/read-snapshot.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { type Scope, scopeKey } from '@sunshine/db/indicators/scopes.ts';
import { listUnitsBelow } from '@sunshine/db/queries/reports/reporting-units.ts';
import type { Context } from '../../context.ts';
import { fillForm, printed } from './fill-form.ts';
import { formChecks } from './form-checks.ts';
import { type OpenReport, openReport } from './open-report.ts';
import { employmentRate, successRate } from './rates.ts';
import { type ReportSource, sourceOf } from './report-source.ts';

/**
 * A unit's form: figures, what stands behind each, cross-checks and the settings in force. A report that was handed
 * in shows what was frozen, any other the records of now over the snapshots of the units below.
 */
export async function readForm(
  ctx: Context,
  input: Input<typeof reportRoutes.readForm>,
): Promise<Reply<typeof reportRoutes.readForm>> {
  const opened = await openReport(ctx, input);
  const source = await sourceOf(ctx.db, opened, input.version);
  const { frame, unit, campaign, years } = opened;
  const { snapshot } = source;
  const { figures, below } = await countedIn(ctx, opened, source);

  return {
    form: fillForm(frame, unit, figures, { state: source.report?.state ?? 'draft', snapshot }),
    campaign: { ...campaign, asOf: snapshot?.asOf ?? campaign.asOf },
    years,
    unit,
    details: detailsOf(figures, below),
    checks: await formChecks(ctx, opened, source, figures),
    success: successRate(figures),
    employment: employmentRate(figures),
    settings: snapshot?.ruleTexts.settings ?? opened.settings,
    computedAt: (snapshot?.takenAt ?? ctx.now()).toISOString(),
  };
}

interface Counted {
  figures: Figures;
  /** Of the unit alone (本级) and of every unit one level down. */
  below: Figures[];
}

async function countedIn(ctx: Context, opened: OpenReport, source: ReportSource): Promise<Counted> {
  const { frame, scope } = opened;
  if (!source.snapshot) {
    const below = scope.ownOnly ? [] : await scopesBelow(ctx, opened);
    const compiled = await compileFigures(ctx.db, frame, [scope, ...below], source.coverage);
    const of = (each: Scope): Figures => compiled.get(scopeKey(each)) ?? new Map();
    return { figures: of(scope), below: below.map(of) };
  }
  const { figures, ownFigures, below } = source.snapshot;
  if (scope.ownOnly) return { figures: ownFigures, below: [] };
  if (below.length === 0) return { figures, below: [] };
  const held = await readSnapshots(
    ctx.db,
    below.flatMap(({ reportId }) => reportId ?? []),
  );
  return { figures, below: [ownFigures, ...[...held.values()].map((each) => each.figures)] };
}

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
