/** 淀湖 → zz6dc06e56: a pair as one word of letters, which the server's own cutting leaves whole. */
export function pairCode(pair: string): string {
  return `zz${[...pair].map((character) => character.codePointAt(0)?.toString(16)).join('')}`;
}

/** The group of words for one work, as one word of letters and of one length. */
export function groupCode(group: number): string {
  return `zzsy${String(group).padStart(4, '0')}`;
}

export function occupationCode(occupation: string): string {
  return `zzoc${occupation}`;
}

export function majorCode(key: string): string {
  return `zzmj${[...key].map((character) => character.codePointAt(0)?.toString(16)).join('')}`;
}
