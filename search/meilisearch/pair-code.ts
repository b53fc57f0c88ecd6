/** 淀湖 → zz6dc06e56: a pair as one word of letters, which the server's own cutting leaves whole. */
export function pairCode(pair: string): string {
  return `zz${[...pair].map((character) => character.codePointAt(0)?.toString(16)).join('')}`;
}
