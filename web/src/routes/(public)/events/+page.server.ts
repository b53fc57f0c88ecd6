import { type CalendarKind, calendarKinds } from '@sunshine/contract/events/kinds.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const when = query.get('when') === 'past' ? 'past' : 'upcoming';
  const asked = query.get('kind') ?? '';
  const kind = asked in calendarKinds ? (asked as CalendarKind) : 'all';
  const page = query.get('page') ?? undefined;
  const events = await call(event, eventRoutes.listPublicEvents, { when, kind, page });
  return {
    when,
    kind,
    events,
    share: {
      title: when === 'past' ? '办过的招聘会和活动' : `近期 ${events.total} 场招聘会和活动`,
      description: '时间、地点、参加的单位和岗位都在这里',
    },
  };
};
