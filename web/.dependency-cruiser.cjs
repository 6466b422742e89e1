const path = require('node:path');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-feature-imports-another',
      comment: 'Features meet on the pages that the routes make of them.',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/([^/]+)/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'what-features-stand-on-knows-none',
      comment: 'Design, words and the interface serve every feature alike.',
      severity: 'error',
      from: { path: '^web/src/(?:design|words|api)/' },
      to: { path: '^web/src/(?:features|routes|app)/' },
    },
    {
      name: 'web-knows-the-interface-alone',
      comment: 'The client asks the gateway as anybody could; what the services share among themselves is not its business.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(?:services|libs|launcher|test|bench)/' },
    },
    {
      name: 'no-cycles',
      comment: 'What needs each other is one thing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere hides from the other rules.',
      severity: 'error',
      from: {},
      // Types that are made while building are no module.
      to: { couldNotResolve: true, pathNot: '\\.gen$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Made while building: the tree of routes knows them all, and they know it.
    exclude: { path: '(?:^|/)dist/|\\.gen\\.' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(__dirname, 'tsconfig.json') },
    webpackConfig: { fileName: path.join(__dirname, 'build', 'resolve.cjs') },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
