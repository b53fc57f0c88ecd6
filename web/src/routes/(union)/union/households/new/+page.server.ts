import { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type {
  ArchiveLevel,
  HardshipCategory,
  HardshipCause,
} from '@sunshine/contract/households/vocabulary.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { redirect } from '@sveltejs/kit';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { flagOf, listOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await call(event, unionRoutes.listUnions, {});
  return { unions: items.map(({ id, name }) => ({ value: id, label: name })), today: today() };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      // Strange keys are refused by the API with a sentence for their field.
      ({ id } = await call(event, householdRoutes.openHousehold, {
        unionId: textOf(data, 'unionId'),
        archiveNumber: textOf(data, 'archiveNumber') ?? null,
        name: requiredText(data, 'name'),
        idNumber: requiredText(data, 'idNumber'),
        phone: textOf(data, 'phone') ?? null,
        openedOn: requiredText(data, 'openedOn'),
        migrantWorker: flagOf(data, 'migrantWorker'),
        archiveLevel: requiredText(data, 'archiveLevel') as ArchiveLevel,
        category: requiredText(data, 'category') as HardshipCategory,
        mainCause: requiredText(data, 'mainCause') as HardshipCause,
        furtherCauses: listOf(data, 'furtherCauses') as HardshipCause[],
        note: textOf(data, 'note') ?? '',
        address: textOf(data, 'address') ?? null,
      }));
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionHousehold(id));
  },
};
