import { url } from '#lib/url.ts';
import type { NavGroup } from './item.ts';

export const graduateNavigation: readonly NavGroup[] = [
  {
    label: '阳光就业',
    items: [
      { label: '首页', href: url.home(), icon: 'house', exact: true },
      { label: '找岗位', href: url.positions(), icon: 'briefcase', bottom: '找岗位' },
      { label: '招聘会与活动', href: url.events(), icon: 'calendar-days', bottom: '活动' },
      { label: '政策', href: url.policies(), icon: 'book-open' },
      { label: '我的投递', href: url.myApplications(), icon: 'send', bottom: '投递' },
      { label: '消息', href: url.myMessages(), icon: 'message-square', bottom: '消息', phoneOnly: true },
      { label: '我的', href: url.me(), icon: 'user', bottom: '我的', exact: true, phoneOnly: true },
    ],
  },
];
