import { url } from '#lib/url.ts';
import type { NavGroup } from './item.ts';

export const publicNavigation: readonly NavGroup[] = [
  {
    label: '阳光就业',
    items: [
      { label: '首页', href: url.home(), icon: 'house', bottom: '首页', exact: true },
      { label: '找岗位', href: url.positions(), icon: 'briefcase', bottom: '找岗位' },
      { label: '招聘会与活动', href: url.events(), icon: 'calendar-days', bottom: '活动' },
      { label: '政策', href: url.policies(), icon: 'book-open', bottom: '政策' },
    ],
  },
];
