/** Where the streets and towns of 青浦区 lie on the tiles: column and row by direction, not by area. */
const places: Readonly<Record<string, string>> = {
  '310118001': 'c3 r4',
  '310118002': 'c3 r3',
  '310118003': 'c3 r2',
  '310118102': 'c2 r3',
  '310118103': 'c2 r4',
  '310118104': 'c1 r3',
  '310118105': 'c4 r3',
  '310118106': 'c5 r3',
  '310118107': 'c5 r2',
  '310118109': 'c4 r2',
  '310118110': 'c3 r1',
};

/** Classes of a tile; none for a unit that is not one of them. */
export function placeOf(code: string): string | undefined {
  return places[code];
}

/** 夏阳街道 → 夏阳, 朱家角镇 → 朱家角: a tile is narrow. */
export function shortTown(name: string): string {
  return name.replace(/(街道|镇)$/, '');
}
