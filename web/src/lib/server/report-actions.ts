import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { isCellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { ReportStatus } from '@sunshine/contract/reports/workflow-schemas.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { monthDay } from '#lib/format/date.ts';
import { call } from './api.ts';
import { requiredText, textOf } from './form-data.ts';
import { ownUnitCode } from './load-report.ts';
import { answering } from './named-failure.ts';

type Area = 'union' | 'district';

/** Which report an act is about, from the address that the form keeps. */
function reportOf(event: RequestEvent, area: Area) {
  const query = event.url.searchParams;
  return {
    form: 'sunshine',
    year: Number(query.get('year')),
    unit: query.get('unit') ?? ownUnitCode(event, area),
  } as const;
}

/** What comes next, as the page says after an act. */
function then({ waitingFor }: ReportStatus): string {
  return waitingFor ?? '';
}

/** Comments of a return: the rows in which a cell was chosen or something was written. */
function commentsOf(data: FormData): { code?: CellCode; text: string }[] {
  return [0, 1, 2, 3].flatMap((row) => {
    const code = textOf(data, `code-${row}`) ?? '';
    const text = textOf(data, `text-${row}`);
    if (!code && !text) return [];
    return [{ ...(isCellCode(code) ? { code } : {}), text: text ?? '' }];
  });
}

/** The way of a report as acts of its page; each answers with one line that says what happens next. */
export function reportActions(area: Area) {
  const act =
    <Name extends string, Answer extends { done: string }>(
      name: Name,
      work: (event: RequestEvent, data: FormData) => Promise<Answer>,
    ) =>
    (event: RequestEvent) =>
      answering(name, event.request, async (data) => ({ form: name, ...(await work(event, data)) }));

  return {
    check: act('check', async (event, data) => {
      const phone = textOf(data, 'phone') ?? '';
      await call(event, workflowRoutes.checkReport, { ...reportOf(event, area), phone });
      return { done: '校验通过，接着上报。' };
    }),
    reopen: act('reopen', async (event) => {
      await call(event, workflowRoutes.reopenReport, reportOf(event, area));
      return { done: '改回草稿了。改完再校验一次。' };
    }),
    submit: act('submit', async (event) => {
      const status = await call(event, workflowRoutes.submitReport, reportOf(event, area));
      return { done: `上报了，数字和名单定格在 ${monthDay(status.asOf)}。${then(status)}` };
    }),
    declareNil: act('declareNil', async (event) => {
      const status = await call(event, workflowRoutes.declareNil, reportOf(event, area));
      return { done: `零报记下了。${then(status)}` };
    }),
    recall: act('recall', async (event, data) => {
      const reason = requiredText(data, 'reason');
      await call(event, workflowRoutes.recallReport, { ...reportOf(event, area), reason });
      return { done: '收回来了，数字又是现在的。改完再校验、上报。' };
    }),
    accept: act('accept', async (event) => {
      const status = await call(event, workflowRoutes.acceptReport, reportOf(event, area));
      return { done: `审核通过。${then(status)}` };
    }),
    return: act('return', async (event, data) => {
      const reason = requiredText(data, 'reason');
      const comments = commentsOf(data);
      await call(event, workflowRoutes.returnReport, { ...reportOf(event, area), reason, comments });
      return { done: '退回了，填报人会收到原因和批注。改好再报上来，还在这里审。' };
    }),
    seal: act('seal', async (event) => {
      await call(event, workflowRoutes.sealReport, reportOf(event, area));
      return { done: '封存了。以后记录有变动，会在这里列出来；要改就开一版更正。' };
    }),
    correct: act('correct', async (event, data) => {
      const reason = requiredText(data, 'reason');
      const status = await call(event, workflowRoutes.correctReport, { ...reportOf(event, area), reason });
      return { done: `第 ${status.version} 版开好了，数字是现在的记录。原来那版留着。` };
    }),
    note: act('note', async (event, data) => {
      const check = requiredText(data, 'check');
      const note = requiredText(data, 'note');
      await call(event, workflowRoutes.noteCheck, { ...reportOf(event, area), check, note });
      return { check, done: '说明存下了。这里的数再变，要重新看一遍。' };
    }),
    override: act('override', async (event, data) => {
      const check = requiredText(data, 'check');
      const reason = requiredText(data, 'reason');
      await call(event, workflowRoutes.overrideCheck, { ...reportOf(event, area), check, reason });
      return { check, done: '放行了，填报人现在可以校验、上报。' };
    }),
    comment: act('comment', async (event, data) => {
      const code = textOf(data, 'code') ?? '';
      const text = requiredText(data, 'text');
      const cell = isCellCode(code) ? { code } : {};
      await call(event, workflowRoutes.commentReport, { ...reportOf(event, area), ...cell, text });
      return { on: requiredText(data, 'on'), done: '批注写上了，填报人会看到。' };
    }),
    resolve: act('resolve', async (event, data) => {
      const id = requiredText(data, 'id');
      await call(event, workflowRoutes.resolveComment, { ...reportOf(event, area), id });
      return { on: requiredText(data, 'on'), done: '标成处理好了。' };
    }),
  };
}
