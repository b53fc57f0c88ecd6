import { url } from '#lib/url.ts';
import type { NavGroup } from './item.ts';

export const companyNavigation: readonly NavGroup[] = [
  {
    label: '招聘',
    items: [
      { label: '应聘', href: url.companyApplications(), icon: 'users', bottom: '应聘' },
      { label: '职位', href: url.companyPositions(), icon: 'briefcase', bottom: '职位' },
      { label: '招聘会', href: url.companyFairs(), icon: 'calendar-days', bottom: '招聘会' },
    ],
  },
  {
    label: '本单位',
    items: [
      { label: '数据', href: url.companyFigures(), icon: 'chart-column', bottom: '数据' },
      { label: '企业', href: url.companyProfile(), icon: 'building-2', bottom: '企业' },
      { label: '操作员', href: url.companyColleagues(), icon: 'user-plus' },
      { label: '消息', href: url.companyMessages(), icon: 'message-square' },
    ],
  },
];
