import { connect, disconnect } from './connect.ts';

/** Does the work while no other copy of the product does; the lock ends with its connection, even after kill -9. */
export async function withAdvisoryLock<T>(url: string, key: number, work: () => Promise<T>): Promise<T> {
  const pool = connect(url, { max: 1, statementTimeout: 0, name: 'sunshine lock' });
  try {
    // Reserved, so that it is not closed as idle while the work goes on elsewhere.
    const holder = await pool.$client.reserve();
    await holder`select pg_advisory_lock(${key})`;
    return await work().finally(() => holder.release());
  } finally {
    await disconnect(pool);
  }
}
