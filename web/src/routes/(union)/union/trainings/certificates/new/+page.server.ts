import { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { certificateHelps } from '@sunshine/contract/events/training-vocabulary.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { choosePeople } from '#lib/server/chosen-people.ts';
import { choiceOf, flagOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const classId = event.url.searchParams.get('class');
  if (classId) {
    const training = await call(event, trainingRoutes.readTraining, { id: classId });
    const { id, title, certificateName, endsOn, state } = training;
    const people = training.enrolments.filter((each) => each.state === 'enrolled');
    return { training: { id, title, certificateName, endsOn, state }, people, choice: null, classes: [] };
  }
  const [choice, { items }] = await Promise.all([
    choosePeople(event),
    call(event, trainingRoutes.listTrainings, { state: 'finished' }),
  ]);
  return { training: null, people: [], choice, classes: items };
};

/** Inputs `number-<id of the person>` that are filled, each with its own day or the common one. */
function rowsOf(data: FormData): { personId: string; number: string; issuedOn: string }[] {
  return [...data.keys()].flatMap((name) => {
    const personId = name.startsWith('number-') ? name.slice('number-'.length) : '';
    const number = textOf(data, name);
    const issuedOn = textOf(data, `issued-${personId}`) ?? requiredText(data, 'issuedOn');
    return personId && number ? [{ personId, number, issuedOn }] : [];
  });
}

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let entered: number;
    try {
      const reply = await call(event, certificateRoutes.recordCertificates, {
        name: requiredText(data, 'name'),
        issuer: requiredText(data, 'issuer'),
        // An empty choice goes on as it is: the API names the field.
        help: choiceOf(data, 'help', certificateHelps) ?? ('' as keyof typeof certificateHelps),
        classId: textOf(data, 'classId') ?? null,
        helpNote: textOf(data, 'helpNote') ?? null,
        renewal: flagOf(data, 'renewal'),
        rows: rowsOf(data),
      });
      if (reply.entered < reply.rows.length) return { reply };
      entered = reply.entered;
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionCertificates({ added: entered }));
  },
};
