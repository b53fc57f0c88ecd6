import { z } from 'zod';
import { routes } from '../route.ts';

const count = z.number().int();

/** What waits in the units of whoever asks (今日), in numbers; null where no role of theirs reaches. */
export const dayRoutes = routes({
  readDay: {
    method: 'GET',
    path: '/api/union/day',
    permission: 'union.read',
    summary: '今天要做的事各有几件',
    reply: z.object({
      /** Retention calls that are due, and those overdue by more than a week. */
      calls: z.object({ due: count, overdue: count }).nullable(),
      /** Internships past their planned end. */
      internshipsToEnd: count.nullable(),
      /** Follow-ups of guidance that are due. */
      followUps: count.nullable(),
      /** Classes whose last day is past and that nobody has finished. */
      classesToFinish: count.nullable(),
      /** Policy applications that wait longer than they should: for papers, or for the office's answer. */
      latePolicies: z.object({ preparing: count, applied: count }).nullable(),
      /** Help needs that nobody looks after. */
      needsWithoutCaseworker: count.nullable(),
      /** Positions whose reports (举报) wait for a decision, and those that several people reported. */
      reportedPositions: z.object({ count, pressing: count }).nullable(),
      /** Follow-ups due and people to call after events. */
      fairCalls: z.object({ followUps: count, absences: count }).nullable(),
      /** Results of events that wait for the reader's confirmation, and the event to start with. */
      resultsToConfirm: z.object({ count, eventId: z.string().nullable() }).nullable(),
    }),
  },
});
