import type { CampaignSettings, SettingText } from '@sunshine/contract/reports/settings.ts';
import type { Figure, Figures } from './compile.ts';

/** What a submission froze (快照), as it is read again. */
export interface Snapshot {
  reportId: string;
  takenAt: Date;
  /** Last day that counts in it; before the cutoff the snapshot is provisional. */
  asOf: string;
  unit: { code: string; name: string };
  periodStart: string;
  cutoffDay: string;
  figures: Figures;
  /** Of the unit alone (本级). */
  ownFigures: Figures;
  /** The settings in force, as they were; keys a later release knows are missing. */
  settings: Partial<CampaignSettings>;
  ruleTexts: RuleTexts;
  checks: FrozenCheck[];
  below: UnitBelow[];
  hash: Buffer;
}

export interface RuleTexts {
  figures: { code: string; label: string; unit: string; rule: string }[];
  settings: SettingText[];
}

/** Result of a cross-check with what was said to it. */
export interface FrozenCheck {
  key: string;
  level: 'hard' | 'soft';
  title: string;
  passed: boolean;
  finding: string;
  /** The preparer's note (说明). */
  note: string | null;
  /** Why the next level let it through (放行). */
  override: string | null;
}

/** A unit one level down; `reportId` null: counted from its records. */
export interface UnitBelow {
  unionId: string;
  code: string;
  name: string;
  reportId: string | null;
}

/** Figures as jsonb holds them: whole numbers as text, for they may exceed what JSON carries exactly. */
export function figuresJson(figures: Figures, codes: readonly string[]): Record<string, unknown> {
  const none: Figure = { value: 0n, persons: 0, rows: 0, supplementary: 0 };
  return Object.fromEntries(
    codes.map((code) => {
      const { value, ...counts } = figures.get(code) ?? none;
      return [code, { value: value.toString(), ...counts }];
    }),
  );
}
