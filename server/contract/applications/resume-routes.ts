import { z } from 'zod';
import { file, routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams } from '../shared/schemas.ts';
import { certificateFields, entryFields, OwnResumeSchema } from './resume-schemas.ts';
import { hideableFields } from './resume-vocabulary.ts';

const permission = 'application.apply';
/** Left out: another one. */
const which = { id: id.optional() };

/** Sections, privacy and the file of a graduate's own résumé; its first fields are saved by `saveResume`. */
export const resumeRoutes = routes({
  saveResumeEntry: {
    method: 'POST',
    path: '/api/me/resume/entries',
    permission,
    summary: '简历里加一段或改一段教育、实习和实践',
    body: z
      .object({ section: z.enum(['education', 'practice']), ...which, ...entryFields })
      .refine(({ from, until }) => until === null || from <= until, {
        path: ['until'],
        message: '结束的月份早于开始的月份。',
      }),
    reply: OwnResumeSchema,
  },
  saveResumeCertificate: {
    method: 'POST',
    path: '/api/me/resume/certificates',
    permission,
    summary: '简历里加一张或改一张证书',
    body: z.object({ ...which, ...certificateFields }),
    reply: OwnResumeSchema,
  },
  moveResumeEntry: {
    method: 'POST',
    path: '/api/me/resume/moves',
    permission,
    summary: '把简历里的一段往前、往后排，或者去掉',
    body: z.object({
      section: z.enum(['education', 'practice', 'certificates']),
      id,
      to: z.enum(['up', 'down', 'out']),
    }),
    reply: OwnResumeSchema,
  },
  hideResumeFields: {
    method: 'PUT',
    path: '/api/me/resume/privacy',
    permission,
    summary: '选哪些内容不给单位看',
    body: z.object({ hidden: z.array(z.enum(keysOf(hideableFields))).max(20) }),
    reply: OwnResumeSchema,
  },
  keepResumeFile: {
    method: 'POST',
    path: '/api/me/resume/file',
    permission,
    summary: '传简历文件，原来的换掉',
    upload: 'multipart',
    reply: OwnResumeSchema,
  },
  openResumeFile: {
    method: 'GET',
    path: '/api/me/resume/file',
    permission,
    summary: '下载我的简历文件',
    reply: file,
  },
  removeResumeFile: {
    method: 'POST',
    path: '/api/me/resume/file/removal',
    permission,
    summary: '去掉我的简历文件，已经发出的不变',
    reply: OwnResumeSchema,
  },
  openOwnSentFile: {
    method: 'GET',
    path: '/api/me/applications/{id}/file',
    permission,
    summary: '下载我随这份投递发出的简历文件',
    params: idParams,
    reply: file,
  },
  openApplicantFile: {
    method: 'GET',
    path: '/api/company/applications/{id}/file',
    permission: 'application.answer',
    summary: '下载应聘者发来的简历文件，对方会看到',
    params: idParams,
    reply: file,
  },
});
