/** Says what is being done and how long it took; a line, not a log entry: a person reads it. */
export async function step<T>(text: string, work: (report: Report) => Promise<T>): Promise<T> {
  const started = performance.now();
  say(`${text} …`);
  const result = await work((detail) => say(`  ${detail}`));
  const seconds = (performance.now() - started) / 1000;
  // Steps overlap: each names itself again.
  if (seconds >= 1) say(`${text}：${seconds.toFixed(seconds < 10 ? 1 : 0)} 秒`);
  return result;
}

export type Report = (detail: string) => void;

export function say(text: string): void {
  console.log(text);
}
