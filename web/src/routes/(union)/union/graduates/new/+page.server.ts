import { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { studyOf } from '#lib/server/study-input.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await call(event, unionRoutes.listUnions, {});
  return { unions: items.map(({ id, name }) => ({ value: id, label: name })) };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let personId: string;
    try {
      ({ personId } = await call(event, graduateRoutes.registerGraduateHere, {
        unionId: textOf(data, 'unionId'),
        name: requiredText(data, 'name'),
        idNumber: requiredText(data, 'idNumber'),
        phone: textOf(data, 'phone') ?? null,
        placeOfOrigin: textOf(data, 'placeOfOrigin') ?? null,
        hardshipProof: requiredText(data, 'hardshipProof'),
        study: studyOf(data),
      }));
    } catch (error) {
      const failure = formFailure(error, data);
      // The form's inputs carry the bare names of a course of study.
      failure.data.fields = Object.fromEntries(
        Object.entries(failure.data.fields).map(([name, text]) => [name.replace(/^study\./, ''), text]),
      );
      return failure;
    }
    redirect(303, url.unionGraduate(personId));
  },
};
