import type { Database } from '@sunshine/db/connect.ts';
import { Failure } from '@sunshine/db/failure.ts';
import { claimInstallationFact } from '@sunshine/db/queries/installation/facts.ts';
import type { Cipher } from '../cipher.ts';

/** Refuses to run with keys that are not those of this database: what was sealed would not open, nobody be found. */
export async function checkKeys(db: Database, cipher: Cipher, secretsDir: string): Promise<void> {
  const ours = cipher.fingerprint('阳光就业', 'installation.keyCheck').toString('base64');
  if ((await claimInstallationFact(db, 'keyCheck', ours)) === ours) return;
  throw new Failure(
    `${secretsDir} 里的密钥不是这个数据库的：把 SECRETS_DIR 指向原来的密钥，或从备份恢复它。`,
  );
}
