import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { Coverage } from '@sunshine/db/indicators/coverage.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { sharedPersons } from '@sunshine/db/indicators/shared-persons.ts';
import type { Context } from '../../context.ts';
import { openReport } from './open-report.ts';
import { type ReportSource, sourceOf } from './report-source.ts';

/** Persons counted by two or more of the units one level down, by name for those who may open them, masked for all. */
export async function readSharedPersons(
  ctx: Context,
  input: Input<typeof workflowRoutes.readSharedPersons>,
): Promise<Reply<typeof workflowRoutes.readSharedPersons>> {
  const opened = await openReport(ctx, input);
  const { frame, unit } = opened;
  const source = await sourceOf(ctx.db, opened);
  const cells = await sharedPersons(ctx.db, frame, unit.id, standingFor(source, unit.id));
  const mayOpen = ctx.policy.allows('graduate.read');
  return {
    cells: cells
      .filter(({ total }) => total > 0)
      .map(({ code, persons }) => ({
        code,
        label: indicatorOf(code).label,
        persons: persons.map(({ personId, name, units }) => ({
          personId: mayOpen ? personId : null,
          name: maskName(name),
          units: units.map((each) => (each.ownOnly ? `${each.name}本级` : each.name)),
        })),
      })),
  };
}

/** Of a report that was handed in its own snapshot stands for all of it. */
export function standingFor(source: ReportSource, unionId: string): Coverage {
  if (!source.snapshot) return source.coverage;
  return { reports: [{ reportId: source.snapshot.reportId, unionId }], uncovered: [] };
}
