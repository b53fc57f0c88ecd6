import { addJob } from '@sunshine/db/jobs.ts';
import { takeOverSilentImports } from '@sunshine/db/queries/households/roster-imports.ts';
import type { Services } from '../../../context.ts';

/** Longer than any batch takes. */
const silence = 120_000;

/** Goes on with imports whose process was killed; a run that still lives notices and stops. */
export async function resumeRosters(services: Services): Promise<void> {
  const now = services.clock.now();
  await services.db.transaction(async (tx) => {
    const silent = await takeOverSilentImports(tx, new Date(now.getTime() - silence), now);
    for (const { id, state } of silent) {
      await addJob(tx, state === 'checking' ? 'check-roster' : 'commit-roster', { importId: id });
    }
  });
}
