import type { JobPayloads } from '@sunshine/db/jobs.ts';
import { insertNotice } from '@sunshine/db/queries/accounts/notices.ts';
import type { Services } from '../context.ts';
import { planDeliveries } from '../messages/plan-deliveries.ts';

/** Puts a notice into an account's inbox and plans its mail and SMS; a repeat of the job changes nothing. */
export async function deliverNotice(services: Services, job: JobPayloads['deliver-notice']): Promise<void> {
  const now = services.clock.now();
  const id = services.newId(now);
  await services.db.transaction(async (tx) => {
    const isNew = await insertNotice(tx, { id, createdAt: now, ...job });
    if (isNew && job.topic) await planDeliveries(services, tx, { ...job, id, topic: job.topic });
  });
}
