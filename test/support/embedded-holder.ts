import { startEmbedded } from '@sunshine/db/embedded/start-embedded.ts';
import postgres from 'postgres';

// A process of its own that starts PostgreSQL, writes one row and waits to be killed.
const [dataDir = ''] = process.argv.slice(2);
const { url } = await startEmbedded({ dataDir, name: 'trial' });
const sql = postgres(url, { max: 1, onnotice: () => undefined });
await sql`create table if not exists written (what text)`;
await sql`insert into written values ('before the kill')`;
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 60_000);
