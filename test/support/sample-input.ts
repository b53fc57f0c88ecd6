import type { Route } from '@sunshine/contract/route.ts';
import { z } from 'zod';

interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

/** Something well-formed for every input a route asks for: no record has its ids, but verbs get to run. */
export function sampleInput(route: Route): Record<string, unknown> {
  const parts = [route.params, route.query, route.body].filter((schema) => schema !== undefined);
  return Object.assign({}, ...parts.map(sampleOf));
}

function sampleOf(schema: z.ZodObject): Record<string, unknown> {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return sample(described) as Record<string, unknown>;
}

function sample(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices?.[0]) return sample(choices[0]);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return text(schema);
  }
}

function text({ format, pattern = '', minLength = 1 }: JsonSchema): string {
  if (format === 'uuid') return '01990000-0000-7000-8000-000000000000';
  if (format === 'date') return '2026-08-11';
  if (format === 'email') return 'sample@example.com';
  if (pattern.includes('{43}')) return 'A'.repeat(43);
  const digits = /^\^\\d\{(\d+)\}\$$/.exec(pattern)?.[1];
  if (digits) return '310118001'.padEnd(Number(digits), '0').slice(0, Number(digits));
  return '样例文字样例文字样例文字'.slice(0, Math.max(minLength, 4));
}
