import { setTimeout as pause } from 'node:timers/promises';

/** What has been started and must be stopped, last first. */
export interface Shutdown {
  /** Aborted when the stop begins. */
  signal: AbortSignal;
  add(stop: () => Promise<unknown>): void;
  /** Stops everything once; each part gets a few seconds. */
  run(): Promise<void>;
}

/** A part that does not stop in this time is left behind, so that Ctrl-C always ends. */
const patience = 10_000;

export function createShutdown(): Shutdown {
  const abort = new AbortController();
  const parts: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;

  async function stopAll(): Promise<void> {
    abort.abort();
    for (let stop = parts.pop(); stop; stop = parts.pop()) {
      await Promise.race([stop().catch(() => undefined), pause(patience)]);
    }
  }

  return {
    signal: abort.signal,
    add: (stop) => parts.push(stop),
    run() {
      running ??= stopAll();
      return running;
    },
  };
}

/** Calls `stop` on the first Ctrl-C, SIGTERM or end of the launcher; a second Ctrl-C ends at once. */
export function onStopSignal(stop: () => void): void {
  let first = 0;
  const receive = (): void => {
    if (first === 0) {
      first = Date.now();
      stop();
    } else if (Date.now() - first > 1000) {
      // One Ctrl-C arrives twice, from the terminal and from the launcher: within a second it is one.
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, receive);
  if (process.channel) process.on('disconnect', receive);
}
