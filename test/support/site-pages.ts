import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const routes = fileURLToPath(new URL('../../web/src/routes', import.meta.url));

/** Who a page is for, by the folder it stands in; `none` for addresses outside of any area. */
export const siteAreas = ['public', 'auth', 'graduate', 'company', 'union', 'district', 'none'] as const;
export type SiteArea = (typeof siteAreas)[number];

/** An address of the site as its file says it: `/union/households/[id]`. */
export interface SitePage {
  area: SiteArea;
  path: string;
  /** `page` shows something, `redirect` only leads on, `endpoint` takes a form or gives a file. */
  kind: 'page' | 'redirect' | 'endpoint';
}

/** Every address of the site, read from the files: a new page is here without being told. */
export function sitePages(): SitePage[] {
  const files = readdirSync(routes, { recursive: true }).map((file) => String(file).replaceAll('\\', '/'));
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (!name.startsWith('+')) continue;
    const folder = file.includes('/') ? dirname(file) : '';
    folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
  }
  return [...folders]
    .flatMap(([folder, names]) => {
      const kind = kindOf(names);
      return kind ? [{ area: areaOf(folder), path: pathOf(folder), kind }] : [];
    })
    .sort((a, b) => siteAreas.indexOf(a.area) - siteAreas.indexOf(b.area) || a.path.localeCompare(b.path));
}

function kindOf(names: ReadonlySet<string>): SitePage['kind'] | null {
  if (names.has('+page.svelte')) return 'page';
  if (names.has('+page.server.ts') || names.has('+page.ts')) return 'redirect';
  return names.has('+server.ts') ? 'endpoint' : null;
}

/** Pages with a frame of their own that belong to an area all the same. */
const frames: Readonly<Record<string, SiteArea>> = { door: 'union' };

function areaOf(folder: string): SiteArea {
  const group = /^\((\w+)\)/.exec(folder)?.[1] ?? '';
  if (frames[group]) return frames[group];
  return siteAreas.find((area) => area === group) ?? 'none';
}

function pathOf(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '' && !part.startsWith('('));
  return `/${parts.join('/')}`;
}

/** The address with its parameters filled in, in order. */
export function addressOfPage(path: string, values: readonly string[]): string {
  let at = 0;
  return path.replaceAll(/\[[^\]]+\]/g, () => encodeURIComponent(values[at++] ?? ''));
}
