interface Piece {
  text: string;
  start: number;
  end: number;
}

/**
 * The shorter words inside a long one that a reader sees there: 土木工程 holds 土木 and 工程, not 木工.
 * Where shorter words tile the long one, those that cross a joint fall away; else the leftmost win.
 */
export function partsInside(word: string, candidates: string[]): string[] {
  const pieces = candidates
    .filter((text) => text !== word && text.length < word.length)
    .flatMap((text) => piecesOf(word, text));
  const tiles = tiling(pieces, 0, word.length) ?? leftmost(pieces);
  const fits = (piece: Piece): boolean =>
    tiles.every((tile) => nested(piece, tile) || apart(piece, tile) || nested(tile, piece));
  return [...new Set(pieces.filter(fits).map(({ text }) => text))];
}

function piecesOf(word: string, text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = word.indexOf(text); at >= 0; at = word.indexOf(text, at + 1)) {
    pieces.push({ text, start: at, end: at + text.length });
  }
  return pieces;
}

/** Pieces laid end to end from here to the end, the longest first; null when none do. */
function tiling(pieces: Piece[], from: number, end: number): Piece[] | null {
  if (from === end) return [];
  const next = pieces.filter(({ start }) => start === from).toSorted((a, b) => b.end - a.end);
  for (const piece of next) {
    const rest = tiling(pieces, piece.end, end);
    if (rest) return [piece, ...rest];
  }
  return null;
}

function leftmost(pieces: Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (kept.every((each) => apart(each, piece))) kept.push(piece);
  }
  return kept;
}

function apart(a: Piece, b: Piece): boolean {
  return a.end <= b.start || b.end <= a.start;
}

function nested(inner: Piece, outer: Piece): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
