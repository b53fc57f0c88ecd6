import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { operations } from '../../../routing.ts';
import { announceEvent, listAnnouncements } from './announce-event.ts';
import { readChecklist, tickChecklist, untickChecklist } from './checklist.ts';
import { copyEvent } from './copy-event.ts';
import { exportCalendar, readPoster } from './poster.ts';
import { keepEventTemplate, listEventTemplates, removeEventTemplate } from './templates.ts';

export const eventPlanOperations = operations(eventPlanRoutes, {
  listEventTemplates,
  keepEventTemplate,
  removeEventTemplate,
  copyEvent,
  readChecklist,
  tickChecklist,
  untickChecklist,
  listAnnouncements,
  announceEvent,
  readPoster,
  exportCalendar,
});
