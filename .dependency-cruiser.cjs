const tests = '(?:\\.(?:spec|test)\\.ts$|^(?:services|libs)/[^/]+/test/|^launcher/test/|^test/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-service-imports-another',
      comment: 'Services know each other by their messages alone.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/([^/]+)/', pathNot: '^services/$1/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'The business is plain functions: no framework, no IO.',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '^services/$1/src/domain/',
          '^libs/kernel/',
          '^node_modules/(?:temporal-polyfill|temporal-spec|date-holidays|rrule-temporal)/',
          // Of Node itself only what computes.
          '^url$',
        ],
      },
    },
    {
      name: 'libs-know-no-service',
      comment: 'A library serves every service alike.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(?:services|launcher|test)/' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'What starts servers and fakes clocks has no place in what runs.',
      severity: 'error',
      from: { path: '^(?:services|libs|launcher)/', pathNot: [tests, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'services-know-no-launcher',
      comment: 'A service runs wherever its environment lets it.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/' },
      to: { path: '^(?:launcher|libs/embedded)/' },
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
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
