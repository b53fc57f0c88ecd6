import { addJob } from '@sunshine/db/jobs.ts';
import { tellSearchers } from '@sunshine/server/jobs/tell-searchers.ts';
import type { TestApp } from '../app.ts';
import { runJobs } from '../jobs.ts';
import { type GivenHiring, givenHiring } from './applications.ts';

/** A district with a company whose positions are found as soon as they are given. */
export interface GivenSearching extends GivenHiring {
  /** A published position that a search finds. */
  open(more?: Parameters<GivenHiring['position']>[0]): Promise<string>;
  /** The index follows a change of these. */
  follow(ids: string[]): Promise<void>;
  /** What the worker does every morning. */
  morning(day: string): Promise<void>;
}

export async function givenSearching(app: TestApp): Promise<GivenSearching> {
  const given = await givenHiring(app);
  const follow = async (ids: string[]): Promise<void> => {
    await app.db.transaction((tx) => addJob(tx, 'index-positions', { ids }));
    await runJobs(app);
  };
  return {
    ...given,
    follow,
    open: async (more) => {
      const id = await given.position({ publishedAt: app.clock.now(), ...more });
      await follow([id]);
      return id;
    },
    morning: async (day) => {
      app.clock.set(`${day}T09:00:00+08:00`);
      await tellSearchers(app.services);
    },
  };
}
