/** The text without the words between two places, and without the comma that would be left over. */
export function cutWords(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const opens = before === '' || /[，,、；;。\s]$/.test(before);
  return (before + (opens ? after.replace(/^\s*[，,、；;]\s*/, '') : after)).replace(/[，,、；;]\s*$/, '');
}
