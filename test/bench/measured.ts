export async function duration(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  console.log(`${what}: ${((await duration(work)) / 1000).toFixed(1)} s`);
}

export function report(what: string, times: number[]): void {
  const shown = [0.5, 0.95, 0.99]
    .map((share) => `p${share * 100} ${quantile(times, share).toFixed(1)} ms`)
    .join(', ');
  console.log(`${what}: ${shown} (${times.length} times)`);
}

/** The value that this share of all lies under. */
export function quantile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
