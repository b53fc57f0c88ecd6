import type { HandleClientError } from '@sveltejs/kit/hooks';

/** What a person reads when a page could not be fetched or drawn in the browser. */
export const handleError: HandleClientError = ({ kind }) => {
  if (kind === 'app') return;
  if (!navigator.onLine) return { message: '网络断了。连上以后再试一次，你填的内容还在。' };
  return { message: '这一页没有打开。数据没有动，再试一次。' };
};
