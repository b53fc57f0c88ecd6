/** Pages to link: the first, the last and those around the current one; `null` is a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const near = [current - 1, current, current + 1].filter((page) => page >= 1 && page <= last);
  const wanted = [...new Set([1, ...near, last])].sort((a, b) => a - b);
  const numbers: (number | null)[] = [];
  for (const page of wanted) {
    const before = numbers.at(-1);
    if (typeof before === 'number' && page - before > 1)
      numbers.push(page - before === 2 ? before + 1 : null);
    numbers.push(page);
  }
  return numbers;
}
