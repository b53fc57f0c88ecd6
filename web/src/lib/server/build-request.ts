import type { Route } from '@sunshine/contract/route.ts';

export interface BuiltRequest {
  url: string;
  body: string | undefined;
}

/** Puts a caller's input where the route wants it: path, query, JSON body. */
export function buildRequest(route: Route, input: object = {}): BuiltRequest {
  const rest = new Map<string, unknown>(Object.entries(input));
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    if (value === undefined || value === null || value === '') throw new Error(`${route.path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const key of Object.keys(route.query?.shape ?? {})) {
    for (const one of listed(rest.get(key))) search.append(key, one);
    if (!(key in (route.body?.shape ?? {}))) rest.delete(key);
  }
  const query = search.toString();
  return {
    url: query ? `${path}?${query}` : path,
    body: route.body ? JSON.stringify(Object.fromEntries(rest)) : undefined,
  };
}

function listed(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
