import { keysOf } from '../shared/labels.ts';
import type { CampaignPlan } from './campaign-schemas.ts';
import { type PlanKey, planDays, type SettingField, settingFields } from './setting-fields.ts';

/** `2026-08-20` → `2026年8月20日`. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

interface PlanWord {
  readonly label: string;
  readonly text: string;
}

/** Each field of a plan in words, by its key: 全日制、成人教育; 2 年; 计入. */
export function planWords(plan: CampaignPlan): ReadonlyMap<PlanKey, PlanWord> {
  const words = new Map<PlanKey, PlanWord>();
  for (const key of keysOf(planDays)) words.set(key, { label: planDays[key], text: dayInWords(plan[key]) });
  for (const key of keysOf(settingFields)) {
    const field: SettingField = settingFields[key];
    words.set(key, { label: field.label, text: settingWord(field, plan.settings[key]) });
  }
  return words;
}

function settingWord({ control }: SettingField, value: unknown): string {
  switch (control.kind) {
    case 'choices': {
      // Named in the order of the vocabulary, whatever the order they were ticked in.
      const chosen = new Set(value as string[]);
      const labels = Object.entries(control.choices).flatMap(([key, label]) =>
        chosen.has(key) ? [label] : [],
      );
      return labels.join('、') || '一种也不';
    }
    case 'number':
      return `${value} ${control.unit}`;
    case 'switch':
      return value ? '计入' : '不计';
    case 'locality':
      return typeof value === 'string' ? value : '本区';
    case 'band': {
      const { fromYuan, toYuan } = value as { fromYuan: number; toYuan: number };
      return `${fromYuan} 至 ${toYuan} ${control.unit}`;
    }
  }
}
