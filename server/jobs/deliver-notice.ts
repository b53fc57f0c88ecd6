import type { JobPayloads } from '@sunshine/db/jobs.ts';
import { insertNotice } from '@sunshine/db/queries/accounts/notices.ts';
import type { Services } from '../context.ts';

/** Puts a notice into an account's inbox; a repeat of the job changes nothing. */
export async function deliverNotice(services: Services, job: JobPayloads['deliver-notice']): Promise<void> {
  const now = services.clock.now();
  await insertNotice(services.db, { id: services.newId(now), createdAt: now, ...job });
}
