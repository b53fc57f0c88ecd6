import { type Logger, type LoggerOptions, pino } from 'pino';
import type { LogLevel } from './environment.ts';

/** Log lines are JSON and hold no personal data: no query strings, no bodies, no values of SQL statements. */
export function logOptions(level: LogLevel): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      err: describeError,
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: pathForLog(request.url),
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
    redact: {
      paths: [
        'password',
        '*.password',
        'token',
        '*.token',
        'authorization',
        '*.authorization',
        'cookie',
        '*.cookie',
      ],
      remove: true,
    },
  };
}

export function createLog(level: LogLevel): Logger {
  return pino(logOptions(level));
}

/** The path without its query; ids and one-time codes become `:id`. */
export function pathForLog(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return path
    .split('/')
    .map((part) => (part.length > 24 || /\d{5,}|%/.test(part) ? ':id' : part))
    .join('/')
    .slice(0, 200);
}

interface DescribedError {
  type: string;
  code?: string;
  constraint?: string;
  message?: string;
  stack: string[];
  cause?: DescribedError;
}

/**
 * An error without the values it may quote: those of the database repeat rows and parameters in their
 * messages, so of them only the code and the constraint are told, and of all the places in the code.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const { code, constraint_name: constraint } = error as Error & {
    code?: unknown;
    constraint_name?: unknown;
  };
  const quotes = 'query' in error || 'severity' in error || /Failed query/.test(error.message);
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(quotes ? {} : { message: error.message.slice(0, 300) }),
    stack: placesIn(error.stack),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function placesIn(stack = ''): string[] {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 12);
}
