/** Keeps requests from a server that fails: after some failures none goes out for a while, then one tries. */
export interface Breaker {
  /** Runs the work, or throws `BreakerOpen` at once while it is kept from running. */
  run<T>(work: () => Promise<T>): Promise<T>;
  readonly open: boolean;
}

export class BreakerOpen extends Error {
  override readonly name = 'BreakerOpen';
}

export interface BreakerOptions {
  /** Failures in a row that open it. */
  failures?: number;
  /** Milliseconds of the first pause; each failed try doubles it. */
  pause?: number;
  longestPause?: number;
  /** Milliseconds from any fixed point that only move on. */
  now?: () => number;
}

export function breaker(options: BreakerOptions = {}): Breaker {
  const { failures = 3, pause = 2_000, longestPause = 60_000, now = () => performance.now() } = options;
  let failed = 0;
  let closedUntil = 0;
  let trying = false;

  const isOpen = (): boolean => failed >= failures && (trying || now() < closedUntil);
  return {
    get open() {
      return failed >= failures;
    },
    async run(work) {
      if (isOpen()) throw new BreakerOpen('the server failed a moment ago');
      trying = failed >= failures;
      try {
        const result = await work();
        failed = 0;
        return result;
      } catch (error) {
        failed += 1;
        closedUntil = now() + Math.min(longestPause, pause * 2 ** Math.max(0, failed - failures));
        throw error;
      } finally {
        trying = false;
      }
    },
  };
}
