import { url } from '#lib/url.ts';
import type { NavGroup } from './item.ts';

export const districtNavigation: readonly NavGroup[] = [
  {
    label: '统计',
    items: [
      { label: '总览', href: url.district(), icon: 'sun', bottom: '总览', exact: true },
      {
        label: '报表',
        href: url.districtForm(),
        needs: 'report.district',
        icon: 'file-spreadsheet',
        bottom: '报表',
      },
      { label: '待封存', href: url.districtQueue(), needs: 'report.seal', icon: 'clipboard-check' },
      { label: '年度活动', href: url.districtCampaigns(), needs: 'report.read', icon: 'calendar-days' },
      { label: '往年数', href: url.districtBaselines(), needs: 'report.read', icon: 'history' },
      {
        label: '口径与校验',
        href: url.districtRules(),
        needs: 'report.read',
        icon: 'book-open',
        bottom: '口径',
      },
      { label: '历年封存', href: url.districtHistory(), needs: 'report.read', icon: 'history' },
    ],
  },
  {
    label: '全区',
    items: [
      { label: '填报单位', href: url.districtUnits(), needs: 'union.read', icon: 'landmark', bottom: '单位' },
      { label: '政策目录', href: url.districtPolicies(), needs: 'policy.manage', icon: 'book-open' },
      { label: '账号', href: url.districtAccounts(), needs: 'account.manage', icon: 'key-round' },
      { label: '谁看过', href: url.districtAudit(), needs: 'audit.read', icon: 'shield-check' },
      { label: '消息', href: url.districtMessages(), needs: 'notice.own', icon: 'message-square' },
    ],
  },
];
