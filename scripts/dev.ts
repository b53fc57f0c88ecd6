import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { readEnvironment } from '@sunshine/server/environment.ts';
import { root } from './run-check.ts';

// The API restarts when its files change, the site is served by Vite and calls it over HTTP.
const { host, port } = readEnvironment(process.env);
const site = `http://${host}:${port}`;
const apiPort = port + 1;
const shared = { ...process.env, PUBLIC_ORIGIN: site };
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

const children: ChildProcess[] = [
  spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts', '--api-only'], {
    cwd: root,
    env: { ...shared, PORT: String(apiPort) },
    stdio: 'inherit',
  }),
  spawn(process.execPath, [vite, 'dev', '--host', host, '--port', String(port), '--strictPort'], {
    cwd: join(root, 'web'),
    env: { ...shared, API_ORIGIN: `http://${host}:${apiPort}` },
    stdio: 'inherit',
  }),
];

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
process.on('disconnect', stop);
for (const child of children) child.on('exit', stop);
