import { eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import { reportSnapshots } from '../schema/report-versions.ts';
import type { Figure, Figures } from './compile.ts';
import type { FrozenCheck, RuleTexts, Snapshot, UnitBelow } from './snapshot.ts';

/** What was frozen of a report; null where nothing is. */
export async function readSnapshot(db: Queryable, reportId: string): Promise<Snapshot | null> {
  const [row] = await db.select().from(reportSnapshots).where(eq(reportSnapshots.reportId, reportId));
  return row ? snapshotOf(row) : null;
}

/** Snapshots of several reports in one statement, by report. */
export async function readSnapshots(
  db: Queryable,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, Snapshot>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(reportSnapshots)
    .where(inArray(reportSnapshots.reportId, [...reportIds]));
  return new Map(rows.map((row) => [row.reportId, snapshotOf(row)]));
}

function snapshotOf(row: typeof reportSnapshots.$inferSelect): Snapshot {
  return {
    reportId: row.reportId,
    takenAt: row.takenAt,
    asOf: row.asOf,
    unit: { code: row.unitCode, name: row.unitName },
    periodStart: row.periodStart,
    cutoffDay: row.cutoffDay,
    figures: figuresOf(row.figures),
    ownFigures: figuresOf(row.ownFigures),
    settings: objectOf(row.settings),
    ruleTexts: ruleTextsOf(row.ruleTexts),
    checks: listOf(row.checks, checkOf),
    below: listOf(row.below, unitBelowOf),
    hash: row.hash,
  };
}

function figuresOf(json: unknown): Figures {
  return new Map(Object.entries(objectOf(json)).map(([code, each]) => [code, figureOf(objectOf(each))]));
}

function figureOf(json: Json): Figure {
  return {
    value: BigInt(textOf(json.value)),
    persons: numberOf(json.persons),
    rows: numberOf(json.rows),
    supplementary: numberOf(json.supplementary),
  };
}

function ruleTextsOf(json: unknown): RuleTexts {
  const { figures, settings } = objectOf(json);
  return {
    figures: listOf(figures, (each) => ({
      code: textOf(each.code),
      label: textOf(each.label),
      unit: textOf(each.unit),
      rule: textOf(each.rule),
    })),
    settings: listOf(settings, (each) => ({ label: textOf(each.label), text: textOf(each.text) })),
  };
}

function checkOf(json: Json): FrozenCheck {
  return {
    key: textOf(json.key),
    level: json.level === 'hard' ? 'hard' : 'soft',
    title: textOf(json.title),
    passed: json.passed === true,
    finding: textOf(json.finding),
    note: textOrNull(json.note),
    override: textOrNull(json.override),
  };
}

function unitBelowOf(json: Json): UnitBelow {
  return {
    unionId: textOf(json.unionId),
    code: textOf(json.code),
    name: textOf(json.name),
    reportId: textOrNull(json.reportId),
  };
}

type Json = Record<string, unknown>;

function objectOf(json: unknown): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw malformed('an object', json);
  return { ...json };
}

function listOf<T>(json: unknown, read: (each: Json) => T): T[] {
  if (!Array.isArray(json)) throw malformed('a list', json);
  return json.map((each) => read(objectOf(each)));
}

function textOf(json: unknown): string {
  if (typeof json !== 'string') throw malformed('a text', json);
  return json;
}

function textOrNull(json: unknown): string | null {
  return json === null || json === undefined ? null : textOf(json);
}

function numberOf(json: unknown): number {
  if (typeof json !== 'number') throw malformed('a number', json);
  return json;
}

function malformed(expected: string, found: unknown): Error {
  return new Error(`a snapshot should hold ${expected}, it holds ${typeof found}`);
}
