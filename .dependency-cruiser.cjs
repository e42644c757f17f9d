/** The architecture, as rules. Each `name` is quoted in ARCHITECTURE.md. */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
module.exports = {
  forbidden: [
    rule('gateway-never-imports-subgraphs', { path: '^gateway/' }, { path: '^(subgraphs|clients)/' }),
    rule('subgraphs-never-import-gateway', { path: '^subgraphs/' }, { path: '^(gateway|clients)/' }),
    rule(
      'subgraphs-never-import-each-other',
      { path: '^subgraphs/(?!shared/)([^/]+)/' },
      { path: '^subgraphs/[^/]+/', pathNot: '^subgraphs/(shared|$1)/' },
    ),
    rule('shared-knows-no-sector', { path: '^subgraphs/shared/' }, { path: '^subgraphs/(?!shared/)' }),
    rule(
      'platform-imports-nothing-of-ours',
      { path: '^platform/' },
      { path: '^(gateway|subgraphs|clients|scripts|test|bench)/' },
    ),
    rule('clients-know-only-the-graph', { path: '^clients/' }, { path: '^(gateway|subgraphs)/' }),
    rule(
      'only-loaders-see-rows',
      {
        path: '^subgraphs/(?!shared/)[^/]+/',
        pathNot: '/(loaders|entities|migrations)(/|[.]ts$)|/subgraph[.]ts$',
      },
      { path: '/entities([.]ts$|/)|node_modules/@mikro-orm/' },
    ),
    rule('no-circular', {}, { circular: true }),
    rule(
      'production-never-imports-tests',
      { path: '^(gateway|subgraphs|platform|clients)/' },
      { path: '^(test|bench|scripts)/' },
    ),
    rule('no-undeclared-dependency', {}, { dependencyTypes: ['npm-no-pkg', 'unknown'] }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
