export interface Run {
  text: string;
  kind: 'han' | 'latin';
}

const runPattern = /\p{Script=Han}+|[a-z0-9][a-z0-9.+#-]*[a-z0-9+#]|[a-z0-9]/gu;

/** Folded text as runs of Chinese and of Latin letters with digits (`c++`, `3d`); punctuation falls away. */
export function runsOf(folded: string): Run[] {
  return (folded.match(runPattern) ?? []).map((text) => ({
    text,
    kind: /^\p{Script=Han}/u.test(text) ? 'han' : 'latin',
  }));
}
