import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { type SettingField, settingFields } from '@sunshine/contract/reports/setting-fields.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { flagOf, listOf, numberOf, requiredText, textOf } from './form-data.ts';

type Plan = Omit<CallerInput<typeof reportRoutes.previewSettings>, 'form' | 'year'>;

/** A campaign's period, days and settings as the form sends them; the API refuses what is none. */
export function campaignPlanOf(data: FormData): Plan {
  const settings = Object.fromEntries(keysOf(settingFields).map((key) => [key, settingOf(data, key)]));
  return {
    periodStart: requiredText(data, 'periodStart'),
    cutoffDay: requiredText(data, 'cutoffDay'),
    dueDay: requiredText(data, 'dueDay'),
    // One value per setting, in the shape its control has.
    settings: settings as Plan['settings'],
  };
}

function settingOf(data: FormData, key: keyof typeof settingFields): unknown {
  const { control }: SettingField = settingFields[key];
  switch (control.kind) {
    case 'choices':
      return listOf(data, key);
    case 'number':
      return numberOf(data, key) ?? null;
    case 'switch':
      return flagOf(data, key);
    case 'locality':
      return textOf(data, key) ?? null;
    case 'band':
      return {
        fromYuan: numberOf(data, `${key}.fromYuan`) ?? null,
        toYuan: numberOf(data, `${key}.toYuan`) ?? null,
      };
  }
}
