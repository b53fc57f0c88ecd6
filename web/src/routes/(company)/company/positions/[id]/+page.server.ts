import { ownPositionRoutes } from '@sunshine/contract/positions/own-routes.ts';
import { postingRoutes } from '@sunshine/contract/positions/posting-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { ApiError } from '#lib/server/api-error.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url, withQuery } from '#lib/url.ts';
import { cutWords } from '../cut-words.ts';
import { latestDay } from '../days.ts';
import { type PostingInput, postingInput } from '../posting-input.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const savedWords: Readonly<Record<string, string>> = {
  draft: '草稿存好了，还没有送审。',
  sent: '送审了。工会通常一个工作日内审完，结果发到消息里。',
  copy: '复制好了，这是新的草稿。改好再送审。',
  template: '照模板写好了草稿，有效期先给了 45 天。改好再送审。',
  extended: '有效期延长了，马上生效。',
  kept: '存成模板了，下次写新职位可以照着它写。',
  closed: '关闭了。还要招，可以复制一份。',
  blocked: '草稿存好了。改好标出来的地方再送审。',
};

export const load: PageServerLoad = async (event) => ({
  position: await call(event, ownPositionRoutes.readOwnPosition, { id: event.params.id }),
  saved: savedWords[event.url.searchParams.get('saved') ?? ''] ?? null,
  latestDay: latestDay(),
});

async function edit(event: RequestEvent, posting: PostingInput) {
  return call(event, ownPositionRoutes.editPosition, { id: event.params.id, ...posting });
}

type Move = 'withdrawPosition' | 'pausePosition' | 'resumePosition';
const move = (route: Move, done: string) => (event: RequestEvent) =>
  answering('move', event.request, async () => {
    await call(event, ownPositionRoutes[route], { id: event.params.id });
    return { done };
  });

export const actions: Actions = {
  save: (event) =>
    answering('posting', event.request, async (data) => {
      const { state } = await edit(event, postingInput(data));
      return { done: state === 'submitted' ? '存好了，已送工会再审一次，审完重新显示。' : '存好了。' };
    }),
  submit: (event) =>
    answering('posting', event.request, async (data) => {
      await edit(event, postingInput(data));
      try {
        await call(event, ownPositionRoutes.submitPosition, { id: event.params.id });
      } catch (error) {
        // What blocks it stands beside the words, read anew with the page.
        if (error instanceof ApiError && error.code === 'position.adBlocked') return { blocked: true };
        throw error;
      }
      return { done: savedWords.sent };
    }),
  cut: (event) =>
    answering('posting', event.request, async (data) => {
      const posting = postingInput(data);
      const [field = '', start = '', ...rest] = requiredText(data, 'cut').split(':');
      const quote = rest.join(':');
      const at = Number(start);
      if (field === 'title' || field === 'duties' || field === 'conditions') {
        const text = posting[field];
        const end = at + quote.length;
        if (text.slice(at, end) === quote) posting[field] = cutWords(text, at, end);
      }
      await edit(event, posting);
      return { done: `删掉了“${quote}”，其余内容也存好了。` };
    }),
  appeal: (event) =>
    answering('appeal', event.request, async (data) => {
      const appeal = requiredText(data, 'appeal');
      await call(event, ownPositionRoutes.submitPosition, { id: event.params.id, appeal });
      return { done: '连同理由送审了，由工会决定能不能发。' };
    }),
  withdraw: move('withdrawPosition', '撤回来了，改好再送审。'),
  pause: move('pausePosition', '暂停了，求职者看得到但不能投。'),
  resume: move('resumePosition', '恢复了，求职者又能投了。'),
  refresh: (event) =>
    answering('move', event.request, async () => {
      await call(event, postingRoutes.refreshPosition, { id: event.params.id });
      return { done: '刷新了，求职者知道还在招。24 小时后可以再刷新。' };
    }),
  // Pressed in sheets: another address closes them.
  extend: (event) =>
    answering('extend', event.request, async (data) => {
      const validUntil = requiredText(data, 'validUntil');
      await call(event, postingRoutes.extendPosition, { id: event.params.id, validUntil });
      redirect(303, withQuery(url.companyPosition(event.params.id), { saved: 'extended' }));
    }),
  keep: (event) =>
    answering('keep', event.request, async (data) => {
      await call(event, postingRoutes.saveTemplate, {
        id: event.params.id,
        name: requiredText(data, 'name'),
      });
      redirect(303, withQuery(url.companyPosition(event.params.id), { saved: 'kept' }));
    }),
  close: (event) =>
    answering('move', event.request, async () => {
      await call(event, ownPositionRoutes.closePosition, { id: event.params.id });
      redirect(303, withQuery(url.companyPosition(event.params.id), { saved: 'closed' }));
    }),
  copy: (event) =>
    answering('move', event.request, async () => {
      const { id } = await call(event, ownPositionRoutes.copyPosition, { id: event.params.id });
      redirect(303, withQuery(url.companyPosition(id), { saved: 'copy' }));
    }),
};
