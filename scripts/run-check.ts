import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface CheckResult {
  name: string;
  passed: boolean;
  output: string;
  seconds: number;
}

/** Runs one check to its end and keeps what it said. */
export async function runCheck(
  name: string,
  work: () => Promise<{ passed: boolean; output: string }>,
): Promise<CheckResult> {
  const started = performance.now();
  const outcome = await work().catch((error: unknown) => ({ passed: false, output: String(error) }));
  return { name, ...outcome, seconds: (performance.now() - started) / 1000 };
}

/** Runs the program of an installed package, `node_modules/<path>`, under this Node. */
export function runTool(
  path: string,
  args: readonly string[],
  cwd = root,
): Promise<{ passed: boolean; output: string; stdout: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', path), ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk);
      said.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString('utf8');
    child.on('error', (error) => resolve({ passed: false, output: String(error), stdout: '' }));
    child.on('close', (code) => resolve({ passed: code === 0, output: text(said), stdout: text(out) }));
  });
}
