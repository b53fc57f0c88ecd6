import type { RosterImport } from '@sunshine/contract/households/roster-schemas.ts';
import { givenRosterFile, givenRosterRow } from './roster-file.ts';

type Uploaded = RosterImport & { sheets: { sheet: string; mapping: Record<string, string> }[] };

/** A roster with a cell that cannot be read: its words are kept, sealed, for the union to mend. Answers its id. */
export async function uploadBadRoster(
  origin: string,
  headers: Record<string, string>,
  words: string,
): Promise<string> {
  const bytes = await givenRosterFile([
    givenRosterRow(1),
    givenRosterRow(2, { category: words, memberPhone: words }),
  ]);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), `${words}.xlsx`);
  const uploaded = await send<Uploaded>(`${origin}/api/rosters`, { method: 'POST', headers, body: form });
  const [first] = uploaded.sheets;
  if (!first) throw new Error('the roster has no sheet');
  const { sheet, mapping } = first;
  const json = { ...headers, 'content-type': 'application/json' };
  const at = `${origin}/api/rosters/${uploaded.id}`;
  await send(`${at}/check`, { method: 'POST', headers: json, body: JSON.stringify({ sheet, mapping }) });
  for (let state = ''; state !== 'checked'; ) {
    ({ state } = await send<RosterImport>(at, { headers }));
    if (state === 'failed') throw new Error('the roster could not be checked');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const rows = await send<{ total: number }>(`${at}/bad-rows`, { headers });
  if (rows.total !== 1) throw new Error(`the roster has ${rows.total} bad rows`);
  return uploaded.id;
}

async function send<T>(url: string, init: RequestInit): Promise<T> {
  const reply = await fetch(url, init);
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}
