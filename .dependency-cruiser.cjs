/**
 * The walls: which folder may import which. Imports run downwards only:
 * contract ← db ← search ← server ← test, and the site knows nothing but the contract.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that import each other cannot be understood one at a time.',
      {},
      { circular: true },
    ),
    rule(
      'everything-resolves',
      'A path that leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: '^[$#]app/' },
    ),
    rule(
      'contract-stands-alone',
      'The contract depends on nothing but the schema library.',
      { path: '^server/contract/' },
      { pathNot: '^(server/contract/|node_modules/zod/)' },
    ),
    rule(
      'db-imports-downwards',
      'db knows the contract only.',
      { path: '^db/' },
      { path: '^(search/|server/(?!contract/)|web/|test/)' },
    ),
    rule(
      'search-imports-downwards',
      'search knows db and the contract.',
      { path: '^search/' },
      { path: '^(server/(?!contract/)|web/|test/)' },
    ),
    rule(
      'server-imports-downwards',
      'The server knows neither the site nor the tests.',
      { path: '^server/' },
      { path: '^(web|test)/' },
    ),
    rule(
      'site-knows-the-contract-only',
      'The site speaks to the API, never to its files.',
      { path: '^web/' },
      { path: '^(db/|search/|test/|server/(?!contract/))' },
    ),
    rule(
      'modules-stay-apart',
      'Modules meet through the contract or db queries.',
      { path: '^server/modules/([^/]+)/' },
      { path: '^server/modules/([^/]+)/', pathNot: '^server/modules/$1/' },
    ),
    rule(
      'drizzle-in-db-only',
      'SQL has its home in db.',
      { path: '^(server|search|web|scripts)/' },
      { path: 'node_modules/(drizzle-orm|drizzle-kit)/' },
    ),
    rule(
      'meilisearch-in-search-only',
      'One place speaks to Meilisearch.',
      { pathNot: '^(search|test)/' },
      { path: 'node_modules/meilisearch/' },
    ),
    rule(
      'fastify-at-the-edge-only',
      'Verbs and rules do not know about HTTP.',
      {
        path: '^(server|db|search)/',
        pathNot: [
          '^server/(app|main|operation-route)\\.ts$',
          '^server/plugins/',
          '^server/start/',
          '/routes\\.ts$',
        ],
      },
      { path: 'node_modules/(fastify|@fastify|fastify-plugin|fastify-type-provider-zod)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^web/(build|\\.svelte-kit)/', '/\\$types(\\.js)?$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.cjs', '.json'],
    },
  },
};

function rule(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}
