import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import { numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [fair, plan] = await Promise.all([
    call(event, eventRoutes.readEvent, { id }),
    call(event, attendingRoutes.readBoothPlan, { id }),
  ]);
  const { title, kind, state, own } = fair;
  const chosen = event.url.searchParams.get('booth');
  return {
    fair: { id, title, kind, state, own },
    plan,
    chosen: plan.booths.find((booth) => booth.id === chosen) ?? null,
  };
};

/** Columns and rows as people count them, from 1; an empty one is no number, and the API says so. */
const cell = (data: FormData, name: string): number => (numberOf(data, name) ?? Number.NaN) - 1;
const size = (data: FormData, name: string): number => numberOf(data, name) ?? Number.NaN;

/** One act on the plan: its refusal stays on the page, its success is a sentence. */
async function act(event: RequestEvent, form: string, work: (data: FormData, id: string) => Promise<string>) {
  const data = await event.request.formData();
  try {
    return { form, done: await work(data, event.params.id) };
  } catch (error) {
    return formFailure(error, data);
  }
}

function fixturesOf(data: FormData) {
  return Array.from({ length: 30 }, (_, index) => {
    const label = textOf(data, `fixture-${index}-label`);
    if (!label) return [];
    return [
      {
        label,
        x: cell(data, `fixture-${index}-x`),
        y: cell(data, `fixture-${index}-y`),
        width: size(data, `fixture-${index}-width`),
        height: size(data, `fixture-${index}-height`),
      },
    ];
  }).flat();
}

export const actions: Actions = {
  rows: (event) =>
    act(event, 'rows', async (data, id) => {
      const { added } = await call(event, attendingRoutes.addBoothRows, {
        id,
        prefix: requiredText(data, 'prefix'),
        rows: size(data, 'rows'),
        perRow: size(data, 'perRow'),
        numbering: textOf(data, 'numbering') === 'perRow' ? 'perRow' : 'running',
      });
      return `排了 ${added} 个展位。`;
    }),
  hall: (event) =>
    act(event, 'hall', async (data, id) => {
      const fixtures = fixturesOf(data);
      const hall = { width: size(data, 'width'), height: size(data, 'height'), fixtures };
      await call(event, attendingRoutes.drawHall, { id, ...hall });
      return '场地存下了。';
    }),
  place: (event) =>
    act(event, 'place', async (data, id) => {
      await call(event, attendingRoutes.placeBooth, {
        id,
        boothId: requiredText(data, 'boothId'),
        number: requiredText(data, 'number'),
        x: cell(data, 'column'),
        y: cell(data, 'row'),
        width: size(data, 'width'),
        height: size(data, 'height'),
      });
      return `展位 ${requiredText(data, 'number')} 挪到列 ${requiredText(data, 'column')}、行 ${requiredText(data, 'row')}。`;
    }),
  remove: (event) =>
    act(event, 'remove', async (data, id) => {
      await call(event, attendingRoutes.removeBooth, { id, boothId: requiredText(data, 'boothId') });
      return '去掉了一个展位。';
    }),
  assign: (event) =>
    act(event, 'assign', async (data, id) => {
      const eventCompanyId = textOf(data, 'eventCompanyId') ?? null;
      const boothId = requiredText(data, 'boothId');
      await call(event, attendingRoutes.assignBooth, { id, boothId, eventCompanyId });
      return eventCompanyId ? '展位分好了。' : '展位空出来了。';
    }),
  auto: (event) =>
    act(event, 'auto', async (_, id) => {
      const { assigned, left } = await call(event, attendingRoutes.assignBooths, { id });
      return `排进去 ${assigned} 家${left > 0 ? `，还有 ${left} 家没有空展位，再排几个` : ''}。`;
    }),
};
