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
      {
        label: '职工档案',
        href: url.unionHouseholds(),
        needs: 'household.read',
        icon: 'archive',
        bottom: '档案',
      },
      {
        label: '毕业生',
        href: url.unionGraduates(),
        needs: 'graduate.read',
        icon: 'graduation-cap',
        bottom: '毕业生',
      },
      { label: '认领申请', href: url.unionClaims(), needs: 'claim.decide', icon: 'badge-check' },
      { label: '名册导入', href: url.unionRosters(), needs: 'roster.import', icon: 'upload' },
    ],
  },
  {
    label: '就业服务',
    items: [
      {
        label: '招聘会',
        href: url.unionFairs(),
        needs: 'event.read',
        icon: 'calendar-days',
        bottom: '招聘会',
      },
      { label: '培训与指导', href: url.unionTrainings(), needs: 'training.read', icon: 'book-open' },
      { label: '匹配', href: url.unionMatching(), needs: 'match.read', icon: 'list-checks' },
      { label: '推荐', href: url.unionReferrals(), needs: 'referral.read', icon: 'send' },
      { label: '用人单位', href: url.unionCompanies(), needs: 'company.read', icon: 'building-2' },
      { label: '职位审核', href: url.unionPositions(), needs: 'position.read', icon: 'clipboard-check' },
      { label: '职位举报', href: url.unionPositionReports(), needs: 'complaint.decide', icon: 'flag' },
      { label: '求职需求', href: url.unionDemand(), needs: 'demand.read', icon: 'search' },
      { label: '上岗与去向', href: url.unionPlacements(), needs: 'placement.read', icon: 'user-check' },
      { label: '就业回访', href: url.unionCalls(), needs: 'placement.read', icon: 'phone' },
      {
        label: '求职补贴',
        href: url.unionAllowances(),
        needs: 'benefit.read',
        icon: 'hand-coins',
        bottom: '补贴',
      },
      { label: '扶持政策', href: url.unionPolicies(), needs: 'benefit.read', icon: 'book-open' },
      { label: '小额担保贷款', href: url.unionLoans(), needs: 'loan.read', icon: 'landmark' },
    ],
  },
  {
    label: '统计',
    items: [
      { label: '统计表', href: url.unionForm(), needs: 'report.read', icon: 'file-spreadsheet' },
      { label: '待审核', href: url.unionQueue(), needs: 'report.review', icon: 'clipboard-check' },
      { label: '历年封存', href: url.unionHistory(), needs: 'report.read', icon: 'history' },
      { label: '补录', href: url.unionSupplements(), needs: 'supplementary.read', icon: 'clipboard-list' },
    ],
  },
  {
    label: '本单位',
    items: [
      { label: '账号', href: url.unionAccounts(), needs: 'account.manage', icon: 'key-round' },
      { label: '谁看过', href: url.unionAudit(), needs: 'audit.read', icon: 'shield-check' },
      { label: '消息', href: url.unionMessages(), needs: 'notice.own', icon: 'message-square' },
    ],
  },
];
