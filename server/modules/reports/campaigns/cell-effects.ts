import type { CellEffect } from '@sunshine/contract/reports/campaign-schemas.ts';
import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { compileFigures, type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import { listRowKeys, type RowKey } from '@sunshine/db/indicators/row-keys.ts';
import { type Scope, scopeKey } from '@sunshine/db/indicators/scopes.ts';
import { namesOf } from '@sunshine/db/queries/reports/names-for-effects.ts';
import { listUnitsBelow, type ReportingUnit } from '@sunshine/db/queries/reports/reporting-units.ts';
import type { Context } from '../../../context.ts';
import { printed } from '../fill-form.ts';

interface Frames {
  before: Frame;
  after: Frame;
}
type Compiled = ReadonlyMap<string, Figures>;

/** Persons named for one cell and direction at most; the counts are always whole. */
const shownPersons = 20;

/** Every cell of the district before and after, with the units and the persons behind the difference. */
export async function cellEffects(
  ctx: Context,
  district: ReportingUnit,
  frames: Frames,
): Promise<CellEffect[]> {
  const units = await unitsOf(ctx, district, frames);
  const scopes = [{ unitId: district.id, ownOnly: false }, ...units.map(({ scope }) => scope)];
  const before = await compileFigures(ctx.db, frames.before, scopes, undefined, { personsOf: [] });
  const after = await compileFigures(ctx.db, frames.after, scopes, undefined, { personsOf: [] });
  const movements = await movementsOf(ctx, district, frames);

  return sunshineLines.map((line) => {
    const texts = (scope: Scope) => {
      const [was, is] = [cellValue(before, scope, line.code), cellValue(after, scope, line.code)];
      return {
        before: printed(line.unit, was),
        after: printed(line.unit, is),
        difference: is === was ? '' : `${is > was ? '+' : ''}${printed(line.unit, is - was)}`,
      };
    };
    const moved = movements.get(line.code);
    return {
      code: line.code,
      short: line.short,
      unit: cellUnits[line.unit],
      ...texts({ unitId: district.id, ownOnly: false }),
      entered: moved?.entered ?? 0,
      left: moved?.left ?? 0,
      persons: moved?.persons ?? [],
      units: units
        .map(({ scope, unit: { code, shortName } }) => ({
          code,
          shortName,
          ownOnly: scope.ownOnly,
          ...texts(scope),
        }))
        .filter(({ difference }) => difference !== ''),
    };
  });
}

function cellValue(compiled: Compiled, scope: Scope, code: string): bigint {
  return figure(compiled.get(scopeKey(scope)) ?? new Map(), code).value;
}

/** 本级 and the units one level down, as the tree stands on the last day that counts before or after. */
async function unitsOf(
  ctx: Context,
  district: ReportingUnit,
  { before, after }: Frames,
): Promise<{ unit: ReportingUnit; scope: Scope }[]> {
  const earlier = before.asOf < after.asOf ? before.asOf : after.asOf;
  const below = await listUnitsBelow(ctx.db, district.id, earlier);
  return [
    { unit: district, scope: { unitId: district.id, ownOnly: true } },
    ...below.map((unit) => ({ unit, scope: { unitId: unit.id, ownOnly: false } })),
  ];
}

type Movement = Pick<CellEffect, 'entered' | 'left' | 'persons'>;

/** Rows that come in and go out, by cell; a cell may change its rows and keep its value. */
async function movementsOf(
  ctx: Context,
  district: ReportingUnit,
  frames: Frames,
): Promise<ReadonlyMap<string, Movement>> {
  const scope = { unitId: district.id, ownOnly: false };
  const before = byCell(await listRowKeys(ctx.db, frames.before, scope));
  const after = byCell(await listRowKeys(ctx.db, frames.after, scope));
  const moved = sunshineLines.map(({ code }) => ({
    code,
    entered: without(after.get(code), before.get(code)),
    left: without(before.get(code), after.get(code)),
  }));
  const named = moved.flatMap((cell) => [...personsOf(cell.entered), ...personsOf(cell.left)]);
  const names = await namesOf(ctx.db, {
    persons: [...new Set(named.map(({ personId }) => personId))],
    units: [...new Set(named.map(({ unitId }) => unitId))],
  });
  const mayOpen = ctx.policy.allows('graduate.read');
  return new Map(
    moved.map(({ code, entered, left }) => {
      const persons = (['entered', 'left'] as const).flatMap((change) =>
        personsOf(change === 'entered' ? entered : left).map(({ personId, unitId }) => ({
          change,
          personId: mayOpen ? personId : null,
          name: maskName(names.persons.get(personId) ?? ''),
          unitName: names.units.get(unitId) ?? '',
        })),
      );
      return [code, { entered: entered.length, left: left.length, persons }];
    }),
  );
}

function byCell(rows: readonly RowKey[]): ReadonlyMap<string, ReadonlyMap<string, RowKey>> {
  const cells = new Map<string, Map<string, RowKey>>();
  for (const row of rows) {
    const cell = cells.get(row.code) ?? new Map<string, RowKey>();
    cells.set(row.code, cell.set(row.key, row));
  }
  return cells;
}

function without(
  rows: ReadonlyMap<string, RowKey> = new Map(),
  others: ReadonlyMap<string, RowKey> = new Map(),
): RowKey[] {
  return [...rows.values()].filter(({ key }) => !others.has(key));
}

/** Each person once, though several records of theirs moved. */
function personsOf(rows: readonly RowKey[]): { personId: string; unitId: string }[] {
  const persons = new Map<string, string>();
  for (const { personId, unitId } of rows) {
    if (personId !== null && !persons.has(personId)) persons.set(personId, unitId);
  }
  return [...persons].slice(0, shownPersons).map(([personId, unitId]) => ({ personId, unitId }));
}
