import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { explainFullDisk, Failure } from '../failure.ts';
import { findBinaries } from './binaries.ts';
import { clusterHome, sweepShelter } from './cluster-home.ts';
import { createCluster, superuser } from './create-cluster.ts';
import { type Keeper, keep } from './keeper.ts';
import { type Cluster, ensureServer, stopServer } from './server-process.ts';

export interface EmbeddedOptions {
  dataDir: string;
  /** The database, made when it does not exist. */
  name: string;
  /** false (tests): faster, and data may be lost on a crash of the machine. */
  durable?: boolean;
}

export interface Embedded {
  url: string;
  /** The folder that holds the data. */
  home: string;
  /** The data could not stand in DATA_DIR, see `home`. */
  elsewhere: boolean;
  /** The server was running already, left by an earlier process or shared with another. */
  adopted: boolean;
  /** Stops the server unless another process uses it too; says whether it stopped. */
  stop(): Promise<boolean>;
}

/** Starts PostgreSQL from its npm package over the data in `dataDir`, or adopts the one that runs there. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, name, durable = true } = options;
  const home = await clusterHome(dataDir).catch((error: unknown) => {
    throw explainFullDisk(error, dataDir);
  });
  if (home.elsewhere && !durable) await sweepShelter();
  const binaries = await findBinaries(home.programs, home.as).catch((error: unknown) => {
    throw explainFullDisk(error, home.programs);
  });
  const cluster: Cluster = { home: home.dir, as: home.as, binaries, durable };
  await createCluster(cluster, resolve(dataDir));

  const { port, adopted, keeper, url } = await connectKeeper(cluster);
  await keeper.ensureDatabase(name).catch(async (error: unknown) => {
    await keeper.leave(() => stopServer(cluster));
    throw explainFullDisk(error, home.dir);
  });
  return {
    url: url(name, port),
    home: home.dir,
    elsewhere: home.elsewhere,
    adopted,
    stop: () => keeper.leave(() => stopServer(cluster)),
  };
}

interface Kept {
  port: number;
  adopted: boolean;
  keeper: Keeper;
  url: (database: string, port: number) => string;
}

async function connectKeeper(cluster: Cluster): Promise<Kept> {
  const password = (await readFile(join(cluster.home, 'password'), 'utf8')).trim();
  const url = (database: string, port: number): string =>
    `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  for (let attempt = 1; ; attempt += 1) {
    const { port, adopted } = await ensureServer(cluster);
    try {
      return { port, adopted, keeper: await keep(url('postgres', port)), url };
    } catch (cause) {
      // An adopted server may be just stopping in the hands of its last user.
      if (attempt >= 5)
        throw new Failure(`自带的 PostgreSQL 已启动却连不上，日志在 ${cluster.home}/server.log。`, { cause });
    }
  }
}
