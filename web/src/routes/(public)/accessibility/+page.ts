import type { PageLoad } from './$types';

export const load: PageLoad = () => ({
  share: { title: '无障碍说明', description: '大字版、读屏、键盘和没有脚本时怎么用' },
});
