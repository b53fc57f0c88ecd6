import { ownPositionRoutes } from '@sunshine/contract/positions/own-routes.ts';
import { redirect } from '@sveltejs/kit';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { ApiError } from '#lib/server/api-error.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url, withQuery } from '#lib/url.ts';
import { cutWords } from '../cut-words.ts';
import { type PostingInput, postingInput } from '../posting-input.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const savedWords: Readonly<Record<string, string>> = {
  draft: '草稿存好了，还没有送审。',
  sent: '送审了。工会通常一个工作日内审完，结果发到消息里。',
  copy: '复制好了，这是新的草稿。改好再送审。',
  closed: '关闭了。还要招，可以复制一份。',
  blocked: '草稿存好了。改好标出来的地方再送审。',
};

export const load: PageServerLoad = async (event) => ({
  position: await call(event, ownPositionRoutes.readOwnPosition, { id: event.params.id }),
  saved: savedWords[event.url.searchParams.get('saved') ?? ''] ?? null,
  latestDay: new Date(Date.parse(`${today()}T00:00:00Z`) + 365 * 86_400_000).toISOString().slice(0, 10),
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
  // Pressed in a sheet: another address closes it.
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
