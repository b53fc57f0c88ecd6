import { chmod, mkdir } from 'node:fs/promises';

/**
 * Makes DATA_DIR. For root it can be entered, not read, by others: PostgreSQL runs under another account there.
 * A folder that exists keeps its mode.
 */
export async function makeDataDir(dir: string): Promise<void> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  const made = await mkdir(dir, { recursive: true });
  if (made !== undefined) await chmod(dir, mode);
}
