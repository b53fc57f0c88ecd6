import { frozenStates } from '@sunshine/contract/reports/status.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Drift } from '@sunshine/contract/reports/workflow-schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { type CellDrift, driftOf } from '@sunshine/db/indicators/drift.ts';
import type { Indicator } from '@sunshine/db/indicators/indicator.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { findReport, type ReportRow } from '@sunshine/db/queries/reports/report-rows.ts';
import type { Context } from '../../context.ts';
import { printed } from './fill-form.ts';
import { openReport } from './open-report.ts';

/** 封存后变动: cells whose value or list has changed since the snapshot, with who entered, left or changed. */
export async function readDrift(
  ctx: Context,
  input: Input<typeof workflowRoutes.readDrift>,
): Promise<Reply<typeof workflowRoutes.readDrift>> {
  const { campaignId, frame, unit } = await openReport(ctx, input);
  const frozen = await latestFrozen(ctx, { campaignId, unionId: unit.id });
  const cells = frozen ? await driftOf(ctx.db, frozen.id, frame) : [];
  const mayOpen = ctx.policy.allows('graduate.read');
  return { asOf: frame.asOf, cells: cells.filter(hasMoved).map((cell) => cellReply(cell, mayOpen)) };
}

/** The latest version that was handed in: of a correction under way, the sealed one that it corrects. */
async function latestFrozen(
  ctx: Context,
  of: { campaignId: string; unionId: string },
): Promise<ReportRow | null> {
  const latest = await findReport(ctx.db, of);
  if (!latest || frozenStates.includes(latest.state)) return latest;
  return latest.version > 1 ? findReport(ctx.db, { ...of, version: latest.version - 1 }) : null;
}

function hasMoved({ sealed, live, entered, left, changed }: CellDrift): boolean {
  return sealed !== live || entered.total + left.total + changed.total > 0;
}

function cellReply({ code, sealed, live, ...moved }: CellDrift, mayOpen: boolean): Drift['cells'][number] {
  const indicator = indicatorOf(code);
  const kinds = ['entered', 'left', 'changed'] as const;
  return {
    code,
    label: indicator.label,
    unit: cellUnits[indicator.unit],
    sealed: printed(indicator.unit, sealed),
    live: printed(indicator.unit, live),
    entered: moved.entered.total,
    left: moved.left.total,
    changed: moved.changed.total,
    rows: kinds.flatMap((change) =>
      moved[change].items.map((item) => ({
        change,
        personId: mayOpen ? item.personId : null,
        name: item.personName === null ? null : maskName(item.personName),
        record: item.record,
        before: amount(indicator, item.sealed),
        after: amount(indicator, item.live),
      })),
    ),
  };
}

function amount({ unit }: Indicator, value: bigint | null): string | null {
  return value === null ? null : printed(unit, value);
}
