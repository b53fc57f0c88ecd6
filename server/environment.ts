import { resolve } from 'node:path';
import { Failure } from '@sunshine/db/failure.ts';

/** What the product reads from its environment, parsed once; the README documents each. */
export interface Environment {
  host: string;
  port: number;
  /** Address people type, without a path. */
  publicOrigin: string;
  /** False when `publicOrigin` is only made from host and port: then the browser's Host header counts. */
  publicOriginGiven: boolean;
  dataDir: string;
  secretsDir: string;
  /** undefined: PostgreSQL from its npm package. */
  databaseUrl: string | undefined;
  /** `url` holds several addresses between commas; all take the same key. */
  meilisearch: { url: string; key: string } | undefined;
  /** Whether the demo district may be filled into an empty database. */
  demo: boolean;
  logLevel: LogLevel;
  /** Without a mail server letters are put into DATA_DIR/outbox. */
  mail: { smtpUrl: string | undefined; from: string | undefined };
  /** Without a gateway no SMS leaves: the log says that one would have, to a masked number. */
  sms: { gatewayUrl: string | undefined; gatewayKey: string | undefined };
  /** Addresses whose X-Forwarded-For is believed, comma-separated; `loopback` and ranges as 10.0.0.0/8. */
  trustedProxies: string;
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

type Source = Readonly<Record<string, string | undefined>>;

/** Throws a `Failure` naming the first variable with a wrong value. Empty counts as unset. */
export function readEnvironment(source: Source): Environment {
  const get = (name: string): string | undefined => source[name]?.trim() || undefined;
  const host = get('HOST') ?? '127.0.0.1';
  const port = readPort(get('PORT') ?? '3000');
  const dataDir = resolve(get('DATA_DIR') ?? '.data');
  const databaseUrl = readDatabaseUrl(get('DATABASE_URL'));
  const publicOrigin = get('PUBLIC_ORIGIN');
  return {
    host,
    port,
    publicOrigin: publicOrigin ? readOrigin(publicOrigin) : originOf(host, port),
    publicOriginGiven: publicOrigin !== undefined,
    dataDir,
    secretsDir: resolve(get('SECRETS_DIR') ?? `${dataDir}/secrets`),
    databaseUrl,
    meilisearch: readMeilisearch(get('MEILI_URL'), get('MEILI_KEY')),
    demo: readDemo(get('DEMO'), databaseUrl),
    logLevel: readLogLevel(get('LOG_LEVEL') ?? 'info'),
    mail: { smtpUrl: readSmtpUrl(get('SMTP_URL')), from: get('MAIL_FROM') },
    sms: { gatewayUrl: readSmsUrl(get('SMS_URL')), gatewayKey: get('SMS_KEY') },
    trustedProxies: get('TRUSTED_PROXIES') ?? 'loopback',
  };
}

/** The address of a host and port; a wildcard address is reached as localhost. */
export function originOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`PORT 要写 1 到 65535 之间的整数，现在是“${text}”。`);
}

function readOrigin(text: string): string {
  const url = URL.parse(text);
  const plain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
  if (plain) return url.origin;
  throw new Failure(
    `PUBLIC_ORIGIN 要写大家访问的网址，如 https://job.example.org，后面不带路径，现在是“${text}”。`,
  );
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && url.pathname.length > 1) return text;
  // The value may hold a password and is not repeated.
  throw new Failure('DATABASE_URL 要写成 postgres://用户:密码@主机:5432/库名。');
}

function readMeilisearch(url: string | undefined, key: string | undefined): Environment['meilisearch'] {
  if (url === undefined && key === undefined) return undefined;
  if (url === undefined || key === undefined)
    throw new Failure('MEILI_URL 和 MEILI_KEY 要一起设，或都不设。');
  const addresses = url.split(',').map((each) => each.trim());
  const good = (address: string): boolean => /^https?:$/.test(URL.parse(address)?.protocol ?? '');
  if (addresses.every(good) && new Set(addresses).size === addresses.length)
    return { url: addresses.join(','), key };
  throw new Failure(`MEILI_URL 要写成 http://主机:7700，几台用逗号隔开、不重复，现在是“${url}”。`);
}

function readSmtpUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^smtps?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new Failure('SMTP_URL 要写成 smtps://用户:密码@邮件服务器:465。');
}

function readSmsUrl(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text);
  if (text === undefined || (url && /^https?:$/.test(url.protocol) && !url.username)) return text;
  throw new Failure('SMS_URL 要写成 https://短信网关/路径，密钥另写在 SMS_KEY。');
}

/** Unset: the demo district enters the embedded database only. */
function readDemo(text: string | undefined, databaseUrl: string | undefined): boolean {
  if (text === undefined) return databaseUrl === undefined;
  if (text === '1' || text === '0') return text === '1';
  throw new Failure(`DEMO 只能写 1（放演示数据）或 0（不放），现在是“${text}”。`);
}

function readLogLevel(text: string): LogLevel {
  const level = logLevels.find((each) => each === text);
  if (level) return level;
  throw new Failure(`LOG_LEVEL 只能写 ${logLevels.join('、')}，现在是“${text}”。`);
}
