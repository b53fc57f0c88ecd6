import postgres from 'postgres';

/** Asks a server for its major version; throws the driver's error when it cannot be reached. */
export async function probeServer(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int / 10000 as version`;
    return row?.version ?? 0;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
