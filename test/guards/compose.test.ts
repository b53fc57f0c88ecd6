import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';

interface Service {
  image: string;
  build?: string;
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: unknown;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};

function service(name: string): Service {
  const found = compose.services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
}

test('two copies of the product stand behind one proxy, with PostgreSQL 18 and Meilisearch', () => {
  expect(Object.keys(compose.services)).toEqual(['proxy', 'app-1', 'app-2', 'postgres', 'meilisearch']);
  expect(service('postgres').image).toBe('postgres:18');
  // The version whose answers were recorded and against which the suites ran.
  const { recordedFrom } = JSON.parse(
    readFileSync(join(root, 'test/search/recorded/relevance.json'), 'utf8'),
  );
  expect(service('meilisearch').image).toBe(`getmeili/meilisearch:v${recordedFrom.split(' ')[1]}`);
  expect(service('app-1')).toEqual(service('app-2'));
  const proxy = readFileSync(join(root, 'docs', 'deploy', 'Caddyfile'), 'utf8');
  expect(proxy).toContain('reverse_proxy app-1:3000 app-2:3000');
});

test('no password has a default: every one comes from the environment or the start fails', () => {
  const settings = Object.values(compose.services).flatMap(({ environment = {} }) =>
    Object.entries(environment),
  );
  const secret = settings.filter(([name]) => /PASSWORD|KEY|DATABASE_URL/.test(name));
  expect(secret.map(([name]) => name).sort()).toEqual([
    'DATABASE_URL',
    'DATABASE_URL',
    'MEILI_KEY',
    'MEILI_KEY',
    'MEILI_MASTER_KEY',
    'POSTGRES_PASSWORD',
  ]);
  for (const [, value] of secret) expect(value).toMatch(/\$\{(POSTGRES_PASSWORD|MEILI_MASTER_KEY):\?/);
});

test('each volume and each service that another one names exists', () => {
  for (const { volumes = [], depends_on = {} } of Object.values(compose.services)) {
    const named = volumes
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((source) => !source.startsWith('.'));
    for (const volume of named) expect(compose.volumes).toHaveProperty(volume);
    for (const file of volumes
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((source) => source.startsWith('.'))) {
      expect(existsSync(join(root, file)), file).toBe(true);
    }
    for (const other of Object.keys(depends_on)) expect(compose.services).toHaveProperty(other);
  }
});

test('the passwords for the services are made at random, for their owner only, and never overwritten', () => {
  const dir = mkdtempSync(join(tmpdir(), 'sunshine-compose-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const script = join(dir, 'scripts', 'compose-env.sh');
  mkdirSync(dirname(script));
  copyFileSync(join(root, 'scripts', 'compose-env.sh'), script);
  execFileSync('sh', [script]);
  const written = readFileSync(join(dir, '.env'), 'utf8');
  const passwords = [...written.matchAll(/^(?:POSTGRES_PASSWORD|MEILI_MASTER_KEY)=(\w{30,})$/gm)].map(
    ([, value]) => value,
  );
  expect(new Set(passwords).size).toBe(2);
  expect(statSync(join(dir, '.env')).mode & 0o777).toBe(0o600);
  expect(() => execFileSync('sh', [script], { stdio: 'pipe' })).toThrow(/stays as it is/);
});

test('the image starts what exists, as an ordinary user', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
  expect(dockerfile).toMatch(/^USER node$/m);
  for (const [, path] of dockerfile.matchAll(/(?:CMD \["node", "|RUN node )([\w/.-]+\.ts)/g)) {
    expect(existsSync(join(root, path ?? '')), path).toBe(true);
  }
  const copied = [...dockerfile.matchAll(/^COPY (\S+)\/package\.json/gm)].map(([, folder]) => folder).sort();
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    workspaces: string[];
  };
  expect(copied).toEqual([...workspaces].sort());
});
