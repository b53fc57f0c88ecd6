import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { claimRoutes } from '@sunshine/contract/households/claim-routes.ts';
import { degreeLevels, educationModes } from '@sunshine/contract/households/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  resume: await call(event, applicationRoutes.ownResume),
});

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, applicationRoutes.saveResume, {
        phone: textOf(data, 'phone'),
        email: textOf(data, 'email'),
        skills: textOf(data, 'skills'),
        experience: textOf(data, 'experience'),
      });
      return { form: 'resume', done: '存好了。之后投递的岗位用这一份，已经发出的不变。' };
    } catch (error) {
      const failure = formFailure(error, data);
      failure.data.form = 'resume';
      return failure;
    }
  },
  study: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, claimRoutes.saveOwnStudy, {
        school: requiredText(data, 'school'),
        campusDivision: null,
        major: requiredText(data, 'major'),
        // An empty choice goes on as it is: the API names the field.
        degree: (choiceOf(data, 'degree', degreeLevels) ?? '') as keyof typeof degreeLevels,
        educationMode: choiceOf(data, 'educationMode', educationModes),
        graduationYear: numberOf(data, 'graduationYear') ?? '',
      });
      return { form: 'study', done: '学历存好了，现在可以投递。' };
    } catch (error) {
      const failure = formFailure(error, data);
      failure.data.form = 'study';
      return failure;
    }
  },
};
