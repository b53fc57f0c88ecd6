import { freeJobsOfDeadWorkers } from '@sunshine/db/worker-presence.ts';
import type { Services } from '../context.ts';

/** Every minute: what a killed process was at is taken up by the next one that lives. */
export async function freeJobs({ db }: Pick<Services, 'db'>): Promise<void> {
  await freeJobsOfDeadWorkers(db);
}
