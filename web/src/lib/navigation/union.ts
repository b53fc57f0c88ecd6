import { url } from '#lib/url.ts';
import type { NavGroup } from './item.ts';

export const unionNavigation: readonly NavGroup[] = [
  {
    label: '工作台',
    items: [{ label: '今日', href: url.union(), icon: 'sun', bottom: '今日', exact: true }],
  },
  {
    label: '人与家庭',
    items: [
      { label: '职工档案', href: url.unionHouseholds(), icon: 'archive', bottom: '档案' },
      { label: '毕业生', href: url.unionGraduates(), icon: 'graduation-cap', bottom: '毕业生' },
      { label: '名册导入', href: url.unionRosters(), icon: 'upload' },
    ],
  },
  {
    label: '就业服务',
    items: [
      { label: '招聘会', href: url.unionFairs(), icon: 'calendar-days', bottom: '招聘会' },
      { label: '用人单位', href: url.unionCompanies(), icon: 'building-2' },
      { label: '职位审核', href: url.unionPositions(), icon: 'clipboard-check' },
      { label: '上岗与去向', href: url.unionPlacements(), icon: 'user-check' },
    ],
  },
  {
    label: '统计',
    items: [
      { label: '统计表', href: url.unionForm(), icon: 'file-spreadsheet' },
      { label: '补录', href: url.unionSupplements(), icon: 'clipboard-list' },
    ],
  },
];
