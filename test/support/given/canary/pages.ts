import type { CanaryDistrict } from './district.ts';

/** An address, and a text that stands on it when it shows what it is for. */
export interface Shown {
  at: string;
  shows: string;
}

const token = 'A'.repeat(43);

/**
 * What a recruiter sees at every address that is open to everyone or to companies: its own page title or a row known to be
 * there. A page that is missing here fails the suite.
 */
export function companyPages(given: CanaryDistrict): Record<string, Shown[]> {
  const { own, other, archived, stranger, event, policy } = given;
  return {
    '/': [{ at: '/', shows: event.title }],
    '/positions': [
      { at: '/positions', shows: own.title },
      { at: `/positions?q=${encodeURIComponent(other.title)}&sort=date`, shows: other.companyName },
    ],
    '/positions/[id]': [
      { at: `/positions/${own.positionId}`, shows: own.companyName },
      { at: `/positions/${other.positionId}`, shows: other.companyName },
    ],
    '/positions/suggestions': [
      { at: `/positions/suggestions?q=${encodeURIComponent(own.title.slice(0, 2))}`, shows: own.title },
    ],
    '/events': [{ at: '/events', shows: event.title }],
    '/events/[id]': [{ at: `/events/${event.id}`, shows: own.title }],
    '/events/[id]/poster': [{ at: `/events/${event.id}/poster`, shows: event.title }],
    '/events/[id]/calendar.ics': [{ at: `/events/${event.id}/calendar.ics`, shows: '' }],
    '/events/classes/[id]': [{ at: `/events/classes/${event.id}`, shows: '' }],
    '/policies': [
      { at: '/policies', shows: policy.title },
      { at: '/policies?category=insurance', shows: policy.title },
    ],
    '/policies/[id]': [{ at: `/policies/${policy.id}`, shows: policy.title }],
    '/contact': [{ at: '/contact', shows: '021-59001001' }],
    '/privacy': [{ at: '/privacy', shows: '只看到你投给它的那份简历' }],
    '/accessibility': [{ at: '/accessibility', shows: '无障碍说明' }],
    '/register/company': [{ at: '/register/company', shows: '统一社会信用代码' }],

    '/signin': [{ at: '/signin?as=company', shows: own.companyName }],
    '/register': [{ at: '/register', shows: own.companyName }],
    '/recover': [{ at: '/recover', shows: '登录名' }],
    '/recover/code': [{ at: '/recover/code', shows: '代码' }],
    '/recover/[token]': [{ at: `/recover/${token}`, shows: '链接' }],
    '/invitation/[token]': [{ at: `/invitation/${token}`, shows: '链接' }],
    '/setup/[token]': [{ at: `/setup/${token}`, shows: '链接' }],
    '/account': [{ at: '/account', shows: own.recruiter.loginName }],
    '/account/messages': [{ at: '/account/messages', shows: '职位和单位资料' }],
    '/messages/[id]': [{ at: '/messages/01990000-0000-7000-8000-000000000000', shows: '没有找到这条消息' }],
    '/unsubscribe/[token]': [{ at: `/unsubscribe/${token}`, shows: '退订链接' }],
    '/account/password': [{ at: '/account/password', shows: '现在的密码' }],

    '/company': [{ at: '/company', shows: '' }],
    '/company/applications': [
      { at: '/company/applications?group=hired', shows: archived.name },
      { at: `/company/applications?group=hired&position=${own.positionId}`, shows: stranger.name },
    ],
    '/company/applications/[id]': [archived, stranger].map(({ applicationId, name }) => ({
      at: `/company/applications/${applicationId}`,
      shows: name,
    })),
    // Both are text or the graduate's own file: what the company gets of them is searched as it comes.
    '/company/applications/[id]/calendar': [archived, stranger].map(({ applicationId }) => ({
      at: `/company/applications/${applicationId}/calendar`,
      shows: '',
    })),
    '/company/applications/[id]/file': [archived, stranger].map(({ applicationId }) => ({
      at: `/company/applications/${applicationId}/file`,
      shows: '',
    })),
    '/company/applications/sheet': [{ at: '/company/applications/sheet?group=hired', shows: '' }],
    '/company/positions': [{ at: '/company/positions', shows: own.draftTitle }],
    '/company/positions/[id]/slots': [{ at: `/company/positions/${own.positionId}/slots`, shows: own.title }],
    '/company/positions/[id]': [
      { at: `/company/positions/${own.positionId}`, shows: own.title },
      { at: `/company/positions/${own.draftId}`, shows: '夏阳街道' },
    ],
    '/company/positions/new': [{ at: '/company/positions/new', shows: '公益性岗位' }],
    '/company/positions/templates': [{ at: '/company/positions/templates', shows: '常招的' }],
    '/company/fairs': [{ at: '/company/fairs', shows: event.title }],
    '/company/fairs/[id]': [{ at: `/company/fairs/${event.id}`, shows: own.title }],
    '/company/fairs/[id]/booth': [{ at: `/company/fairs/${event.id}/booth`, shows: event.title }],
    '/company/fairs/[id]/slots': [{ at: `/company/fairs/${event.id}/slots`, shows: event.title }],
    '/company/profile': [{ at: '/company/profile', shows: own.companyName }],
    '/company/positions/import': [{ at: '/company/positions/import', shows: '下载模板' }],
    '/company/positions/import/[id]': [
      { at: '/company/positions/import/01990000-0000-7000-8000-000000000000', shows: '没有找到' },
    ],
    '/company/positions/import/template': [],
    '/company/positions/import/[id]/bad-rows': [],
    '/company/verification': [{ at: '/company/verification', shows: own.companyName }],
    '/company/colleagues': [{ at: '/company/colleagues', shows: own.recruiter.loginName }],
    '/company/messages': [{ at: '/company/messages', shows: archived.name }],

    '/appearance': [{ at: '/appearance', shows: '' }],
    '/signout': [{ at: '/signout', shows: '' }],
  };
}
