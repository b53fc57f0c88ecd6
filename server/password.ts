import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) at the cost OWASP names first: 19 MiB, 2 passes, 1 lane; about 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Two keyboards may send one character in two forms: both give the same password. */
function plain(password: string): string {
  return password.normalize('NFKC');
}

export function hashPassword(password: string): Promise<string> {
  return hash(plain(password), cost);
}

let stranger: Promise<string> | undefined;

/** Checks a password; for an unknown account (`null`) or one without a password it takes just as long and fails. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  stranger ??= hash(randomBytes(32), cost);
  const known = passwordHash?.startsWith('$argon2id$') ? passwordHash : null;
  const matches = await verify(known ?? (await stranger), plain(password));
  return known !== null && matches;
}
