import { companyBlockRoutes } from '@sunshine/contract/applications/block-routes.ts';
import { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import { hideableFields } from '@sunshine/contract/applications/resume-vocabulary.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { claimRoutes } from '@sunshine/contract/households/claim-routes.ts';
import { degreeLevels, educationModes } from '@sunshine/contract/households/vocabulary.ts';
import { call, upload } from '#lib/server/api.ts';
import { blockActions } from '#lib/server/concerns.ts';
import { choiceOf, numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { namedFailure } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
  resume: await call(event, applicationRoutes.ownResume),
  blocks: (await call(event, companyBlockRoutes.listCompanyBlocks)).items,
});

/** Every act answers at its own form. */
async function act(
  event: RequestEvent,
  form: (data: FormData) => string,
  done: string,
  work: (data: FormData) => Promise<unknown>,
) {
  const data = await event.request.formData();
  try {
    await work(data);
    return { form: form(data), done };
  } catch (error) {
    return namedFailure(form(data), error, data);
  }
}

const sections = { education: '', practice: '', certificates: '' } as const;
const moves = { up: '', down: '', out: '' } as const;
/** The form of an entry: its own, or the one for a new entry of its section. */
const formOf = (data: FormData): string => textOf(data, 'id') ?? `new-${textOf(data, 'section') ?? ''}`;

export const actions: Actions = {
  save: (event) =>
    act(
      event,
      () => 'resume',
      '存好了。之后投递的岗位用这一份，已经发出的不变。',
      (data) =>
        call(event, applicationRoutes.saveResume, {
          phone: textOf(data, 'phone'),
          email: textOf(data, 'email'),
          skills: textOf(data, 'skills'),
          experience: textOf(data, 'experience'),
          introduction: requiredText(data, 'introduction'),
        }),
    ),
  study: (event) =>
    act(
      event,
      () => 'study',
      '学历存好了，现在可以投递。',
      (data) =>
        call(event, claimRoutes.saveOwnStudy, {
          school: requiredText(data, 'school'),
          campusDivision: null,
          major: requiredText(data, 'major'),
          // An empty choice goes on as it is: the API names the field.
          degree: (choiceOf(data, 'degree', degreeLevels) ?? '') as keyof typeof degreeLevels,
          educationMode: choiceOf(data, 'educationMode', educationModes),
          graduationYear: numberOf(data, 'graduationYear') ?? '',
        }),
    ),
  entry: (event) =>
    act(event, formOf, '这一段存好了。', (data) =>
      call(event, resumeRoutes.saveResumeEntry, {
        section: choiceOf(data, 'section', { education: '', practice: '' }) ?? 'practice',
        id: textOf(data, 'id'),
        place: requiredText(data, 'place'),
        role: requiredText(data, 'role'),
        from: requiredText(data, 'from'),
        until: requiredText(data, 'until'),
        text: textOf(data, 'text'),
      }),
    ),
  certificate: (event) =>
    act(event, formOf, '证书存好了。', (data) =>
      call(event, resumeRoutes.saveResumeCertificate, {
        id: textOf(data, 'id'),
        name: requiredText(data, 'name'),
        issued: requiredText(data, 'issued'),
      }),
    ),
  move: (event) =>
    act(
      event,
      (data) => `move-${textOf(data, 'section') ?? ''}`,
      '排好了。',
      (data) =>
        call(event, resumeRoutes.moveResumeEntry, {
          section: choiceOf(data, 'section', sections) ?? 'practice',
          id: requiredText(data, 'id'),
          to: choiceOf(data, 'to', moves) ?? 'up',
        }),
    ),
  privacy: (event) =>
    act(
      event,
      () => 'privacy',
      '记下了。从下一次投递起，这几样不给单位。',
      (data) =>
        call(event, resumeRoutes.hideResumeFields, {
          hidden: data
            .getAll('hidden')
            .map(String)
            .filter((field): field is keyof typeof hideableFields => field in hideableFields),
        }),
    ),
  unblock: blockActions.unblock,
  keepFile: async (event) => {
    try {
      await upload(event, resumeRoutes.keepResumeFile);
      return { form: 'file', done: '简历文件传好了。投递时你可以选带不带上。' };
    } catch (error) {
      return namedFailure('file', error, new FormData());
    }
  },
  removeFile: (event) =>
    act(
      event,
      () => 'file',
      '文件去掉了。已经随投递发出的不变。',
      () => call(event, resumeRoutes.removeResumeFile),
    ),
};
