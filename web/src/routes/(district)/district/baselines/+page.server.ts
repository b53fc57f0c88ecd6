import { mayPerform } from '@sunshine/contract/permissions.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { call } from '#lib/server/api.ts';
import { chosenCampaign } from '#lib/server/campaign-of.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { formRefusal } from '#lib/server/form-failure.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

const form = 'sunshine';

export const load: PageServerLoad = async (event) => {
  const typed = Number(event.url.searchParams.get('year'));
  const year = typed || ((await chosenCampaign(event))?.year ?? new Date().getFullYear()) - 1;
  const { units, years } = await call(event, reportRoutes.listBaselines, { form, year: String(year) });
  return {
    year,
    years: [...new Set([...years, year])].sort((a, b) => b - a),
    units,
    unit: units.find(({ code }) => code === event.url.searchParams.get('unit')) ?? null,
    mayEnter: rolesIn(event.locals.account, 'district').some(({ role }) =>
      mayPerform(role, 'campaign.write'),
    ),
  };
};

/** 21 figures as a sheet or the paper's text gives them: one line with tabs keeps its blanks. */
function figuresIn(pasted: string): string[] {
  const line = pasted.replace(/^[\n\r]+|[\n\r]+$/g, '');
  return (line.includes('\t') ? line.split(/\t|\r?\n/) : line.trim().split(/\s+/)).map((cell) => cell.trim());
}

const reportOf = (data: FormData) =>
  ({ form, year: requiredText(data, 'year'), unit: requiredText(data, 'unit') }) as const;

export const actions: Actions = {
  spread: async (event) => {
    const data = await event.request.formData();
    // Not trimmed: a row that starts with a blank starts with a tab.
    const figures = figuresIn(String(data.get('pasted') ?? ''));
    if (figures.length !== sunshineLines.length) {
      const sentence = `粘贴的是 ${figures.length} 个数，要 21 个，从 01A 到 11A。`;
      const refused = formRefusal(data, sentence, { pasted: sentence });
      return Object.assign(refused, { data: { ...refused.data, form: 'spread' } });
    }
    return { spread: Object.fromEntries(sunshineLines.map(({ code }, i) => [code, figures[i] ?? ''])) };
  },
  save: (event) =>
    answering('save', event.request, async (data) => {
      const saved = await call(event, reportRoutes.saveBaseline, {
        ...reportOf(data),
        cells: Object.fromEntries(
          sunshineLines.flatMap(({ code }) => {
            const typed = textOf(data, code);
            return typed === undefined ? [] : [[code, typed]];
          }),
        ),
        source: requiredText(data, 'source'),
        reason: textOf(data, 'reason'),
      });
      return { done: `${saved.name} ${requiredText(data, 'year')} 年的数录好了，今年的统计表会和它比。` };
    }),
  remove: (event) =>
    answering('remove', event.request, async (data) => {
      const removed = await call(event, reportRoutes.removeBaseline, {
        ...reportOf(data),
        reason: requiredText(data, 'reason'),
      });
      return { done: `${removed.name}的数去掉了，原来的留在审计日志里。` };
    }),
};
