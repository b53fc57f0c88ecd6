import type { PageLoad } from './$types';

export const load: PageLoad = () => ({
  share: { title: '隐私说明', description: '收什么、给谁看、怎么改、怎么删，写在一页里' },
});
