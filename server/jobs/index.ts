import type { JobName, JobPayloads } from '@sunshine/db/jobs.ts';
import type { TaskList } from 'graphile-worker';
import type { Services } from '../context.ts';
import { resumeRosters } from '../modules/households/roster/resume-rosters.ts';
import { runRosterCheck, runRosterCommit } from '../modules/households/roster/roster-job.ts';
import { deliverNotice } from './deliver-notice.ts';
import { expirePositions } from './expire-positions.ts';
import { fillClasses } from './fill-classes.ts';
import { freeJobs } from './free-jobs.ts';
import { checkIndex, followServer, indexPositions, reconcilePositions } from './index-positions.ts';
import { lapseReferrals } from './lapse-referrals.ts';
import { recomputeProvisional } from './recompute-provisional.ts';
import { remindCompanies } from './remind-companies.ts';
import { remindInterviews } from './remind-interviews.ts';
import { remindRegistered } from './remind-registered.ts';
import { sendInvitationLetter } from './send-invitation-letter.ts';
import { sendMessage } from './send-message.ts';
import { sendRecoveryLetter } from './send-recovery-letter.ts';
import { sweep } from './sweep.ts';
import { tellSearchers } from './tell-searchers.ts';
import { watchSilence } from './watch-silence.ts';

type Jobs = { [Name in JobName]: (services: Services, payload: JobPayloads[Name]) => Promise<void> };

/** What the worker does for each job; a line for every name of `JobPayloads`. */
const jobs: Jobs = {
  'deliver-notice': deliverNotice,
  'index-positions': indexPositions,
  'follow-server': followServer,
  'check-roster': runRosterCheck,
  'commit-roster': runRosterCommit,
  'send-invitation-letter': sendInvitationLetter,
  'send-recovery-letter': sendRecoveryLetter,
  'send-message': sendMessage,
};

/** What the worker does by the clock, without payload; graphile-worker's crontab below says when. */
const regular: Record<string, (services: Services) => Promise<void>> = {
  sweep,
  'free-jobs': freeJobs,
  'resume-rosters': resumeRosters,
  'check-index': checkIndex,
  'reconcile-positions': reconcilePositions,
  'watch-silence': watchSilence,
  'remind-interviews': remindInterviews,
  'expire-positions': expirePositions,
  'remind-companies': remindCompanies,
  'tell-searchers': tellSearchers,
  'lapse-referrals': lapseReferrals,
  'recompute-provisional': recomputeProvisional,
  'remind-registered': remindRegistered,
  'fill-classes': fillClasses,
};

/** In UTC: 1:00 there is 9:00 in Shanghai, out of the quiet hours. */
export const crontab = [
  '17 * * * * sweep',
  '* * * * * free-jobs',
  '* * * * * check-index',
  '* * * * * resume-rosters',
  '23 3 * * * reconcile-positions',
  '0 1 * * * watch-silence',
  // 18:00 in Shanghai, the evening before.
  '0 10 * * * remind-interviews',
  '2 * * * * expire-positions',
  // Through the day, so that a missed morning is caught; what was told today is not told again.
  '7 1-12 * * * remind-companies',
  '0 1-12 * * * tell-searchers',
  // 9:40 to 20:40 in Shanghai: whoever registers on the day before is reminded as well, each once.
  '40 1-12 * * * remind-registered',
  '5 1 * * * lapse-referrals',
  // Soon after midnight in Shanghai, when a class's first day begins, and through the day for what was missed.
  '3 * * * * fill-classes',
  // Costs one look where nothing is left to do; whoever was missed at midnight is caught soon.
  '*/10 * * * * recompute-provisional',
].join('\n');

/** The task list of graphile-worker, bound to the services of one process. */
export function tasks(services: Services): TaskList {
  const list: TaskList = {};
  for (const [name, run] of Object.entries(jobs)) {
    // addJob ties each name to its payload; the queue hands it back as it was.
    list[name] = (payload) =>
      (run as (services: Services, payload: unknown) => Promise<void>)(services, payload);
  }
  for (const [name, run] of Object.entries(regular)) list[name] = () => run(services);
  return list;
}
