/** What `npm run bench -- NAME [SIZE]` measures. */
const benches: Readonly<Record<string, (size?: number) => Promise<void>>> = {
  search: async (size) => (await import('./search.ts')).benchSearch(size),
  'search-exponent': async () => (await import('./search.ts')).benchSearchExponent(),
  relevance: async () => (await import('./relevance.ts')).benchRelevance(),
  match: async (size) => (await import('./match.ts')).benchMatch(size),
  figures: async (size) => (await import('./figures.ts')).benchFigures(size),
  ads: async () => (await import('./ads.ts')).benchAds(),
  'check-in': async (size) => (await import('./check-in.ts')).benchCheckIn(size),
  roster: async (size) => (await import('./roster.ts')).benchRoster(size),
  pages: async () => (await import('./pages.ts')).benchPages(),
};

const [name = '', size] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join('|')} [数量]`);
  process.exit(1);
}
await bench(size === undefined ? undefined : Number(size));
