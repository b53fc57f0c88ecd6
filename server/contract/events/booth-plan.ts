/** A thing on the booth plan (展位图), in cells of its grid from the upper left corner. */
export interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const hallLimit = 60;
/** A hall nobody drew yet. */
export const emptyHall = { width: 18, height: 12, fixtures: [] };
/** What usually stands in a hall beside booths. */
export const fixtureNames = ['入口', '主席台', '服务台', '面试间', '休息区'] as const;

export function overlap(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function liesIn(hall: { width: number; height: number }, thing: Placed): boolean {
  return (
    thing.x >= 0 &&
    thing.y >= 0 &&
    thing.x + thing.width <= hall.width &&
    thing.y + thing.height <= hall.height
  );
}

/** A1 before A2 before A10 before B1. */
export function byNumber(a: { number: string }, b: { number: string }): number {
  return a.number.localeCompare(b.number, 'en', { numeric: true });
}

export interface RowsOfBooths {
  prefix: string;
  rows: number;
  perRow: number;
  /** `running`: A1 to A24; `perRow`: A1 to A8, B1 to B8. */
  numbering: 'running' | 'perRow';
}
export type NewBooth = Placed & { number: string };

/** Rows of booths of two cells with a free row between them, below what stands there already. */
export function rowsOfBooths(
  { prefix, rows, perRow, numbering }: RowsOfBooths,
  standing: readonly Placed[],
): NewBooth[] {
  const top = Math.max(0, ...standing.map((thing) => thing.y + thing.height)) + 1;
  return Array.from({ length: rows * perRow }, (_, index) => {
    const [row, column] = [Math.floor(index / perRow), index % perRow];
    const number = numbering === 'running' ? `${prefix}${index + 1}` : `${letter(prefix, row)}${column + 1}`;
    return { number, x: 1 + column * 2, y: top + row * 2, width: 2, height: 1 };
  });
}

/** A, B, C …, from the letter given on; another prefix keeps its name and gets the row behind it. */
function letter(prefix: string, row: number): string {
  const code = prefix.toUpperCase().charCodeAt(0) + row;
  return prefix.length === 1 && code <= 90 ? String.fromCharCode(code) : `${prefix}${row + 1}-`;
}
