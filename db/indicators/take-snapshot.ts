import type { SettingText } from '@sunshine/contract/reports/settings.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../connect.ts';
import { listUnitsBelow } from '../queries/reports/reporting-units.ts';
import { reportFacts, reportSnapshots } from '../schema/report-versions.ts';
import type { Figures } from './compile.ts';
import { type Coverage, findCoverage } from './coverage.ts';
import { withFacts } from './facts.ts';
import { allFigures } from './figure-set.ts';
import type { Frame } from './frame.ts';
import { frozenFigures } from './frozen-figures.ts';
import { countedIn } from './joined-facts.ts';
import { recordText } from './record-text.ts';
import { sunshineIndicators } from './registry.ts';
import { scopesTable } from './scopes.ts';
import { type FrozenCheck, figuresJson, type RuleTexts, type UnitBelow } from './snapshot.ts';
import { snapshotHash } from './snapshot-hash.ts';

export interface SnapshotInput {
  reportId: string;
  campaignId: string;
  unit: { id: string; code: string; name: string };
  frame: Frame;
  takenAt: Date;
  /** The settings in force, one sentence each (`settingTexts` of the contract). */
  settingTexts: readonly SettingText[];
  /** Judges the figures just frozen; a refusal thrown here undoes the snapshot with its transaction. */
  checks(figures: Figures): readonly FrozenCheck[] | Promise<readonly FrozenCheck[]>;
}

export interface TakenSnapshot {
  figures: Figures;
  /** Of the unit alone (本级). */
  ownFigures: Figures;
  coverage: Coverage;
  hash: Buffer;
}

/**
 * Freezes a report (快照): facts of its whole scope from the snapshots below and from records, figures counted
 * from these facts, settings, rule texts, checks, units below, and the hash over all of it. The transaction must
 * be REPEATABLE READ, so that every statement sees the same moment; an earlier snapshot must be discarded before.
 */
export async function takeSnapshot(tx: Transaction, input: SnapshotInput): Promise<TakenSnapshot> {
  const { campaignId, unit, frame } = input;
  const coverage = await findCoverage(tx, campaignId, unit.id, frame.asOf);
  await freezeFacts(tx, input, coverage);
  const frozen = await frozenFigures(tx, input.reportId, unit.id);
  const checks = await input.checks(frozen.figures);
  const below = (await listUnitsBelow(tx, unit.id, frame.asOf)).map(({ id, code, name }) => ({
    unionId: id,
    code,
    name,
    reportId: coverage.reports.find((each) => each.unionId === id)?.reportId ?? null,
  }));
  const hash = await insertSnapshot(tx, input, { ...frozen, checks, below });
  return { ...frozen, coverage, hash };
}

/** A return or recall discards what was frozen; refused for a sealed report. */
export async function discardSnapshot(tx: Transaction, reportId: string): Promise<void> {
  await tx.delete(reportSnapshots).where(eq(reportSnapshots.reportId, reportId));
  await tx.delete(reportFacts).where(eq(reportFacts.reportId, reportId));
}

async function freezeFacts(
  tx: Transaction,
  { reportId, unit, frame }: SnapshotInput,
  coverage: Coverage,
): Promise<void> {
  await tx.execute(sql`
    ${withFacts(frame, allFigures, coverage)}, ${scopesTable([{ unitId: unit.id, ownOnly: false }])}
    insert into report_facts (report_id, code, counts, record_type, record_id, person_id, unit_id, on_day, quantity,
      supplementary, record)
    select ${reportId}::uuid, f.code, f.counts, f.record_type, f.record_id, f.person_id, f.unit_id, f.on_day,
      f.quantity, f.supplementary, coalesce(f.record, ${recordText()}, '')
    from facts f join scopes s on s.member_id = f.unit_id and ${countedIn}`);
}

async function insertSnapshot(
  tx: Transaction,
  { reportId, unit, frame, takenAt, settingTexts }: SnapshotInput,
  frozen: {
    figures: Figures;
    ownFigures: Figures;
    checks: readonly FrozenCheck[];
    below: readonly UnitBelow[];
  },
): Promise<Buffer> {
  const codes = allFigures.map(({ code }) => code);
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  const rows = await tx.execute<{ hash: string }>(sql`
    insert into report_snapshots (report_id, taken_at, as_of, unit_code, unit_name, period_start, cutoff_day, figures,
      own_figures, settings, rule_texts, checks, below, hash)
    select s.*, ${snapshotHash()} from (
      select ${reportId}::uuid as report_id, ${takenAt.toISOString()}::timestamptz as taken_at,
        ${frame.asOf}::date as as_of, ${unit.code}::text as unit_code, ${unit.name}::text as unit_name,
        ${frame.start}::date as period_start, ${frame.cutoff}::date as cutoff_day,
        ${json(figuresJson(frozen.figures, codes))} as figures,
        ${json(figuresJson(frozen.ownFigures, codes))} as own_figures, ${json(frame.settings)} as settings,
        ${json(ruleTextsOf(frame, settingTexts))} as rule_texts, ${json(frozen.checks)} as checks,
        ${json(frozen.below)} as below
    ) s
    returning encode(hash, 'hex') as hash`);
  return Buffer.from(rows[0]?.hash ?? '', 'hex');
}

function ruleTextsOf(frame: Frame, settings: readonly SettingText[]): RuleTexts {
  return {
    figures: sunshineIndicators.map(({ code, label, unit, rule }) => ({
      code,
      label,
      unit: cellUnits[unit],
      rule: rule(frame.settings),
    })),
    settings: [...settings],
  };
}
