import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { testDirectory } from '#testing';

const root = fileURLToPath(new URL('../../', import.meta.url));
const configuration = join(root, '.dependency-cruiser.cjs');
const webConfiguration = 'web/.dependency-cruiser.cjs';
const rulesOf = (path: string) => (createRequire(import.meta.url)(path) as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name);

const lawful = {
  'node_modules/pg/package.json': '{ "name": "pg", "main": "index.js" }',
  'node_modules/pg/index.js': 'module.exports = {};',
  'node_modules/temporal-polyfill/package.json': '{ "name": "temporal-polyfill", "main": "index.js" }',
  'node_modules/temporal-polyfill/index.js': 'module.exports = {};',
  'libs/kernel/src/index.ts': 'export const kernel = 1;',
  'libs/embedded/src/index.ts': 'export const embedded = 1;',
  'libs/testing/src/index.ts': `import { embedded } from '#embedded'; export const testing = embedded;`,
  'services/one/src/domain/rule.ts': `import { kernel } from '#kernel'; import { Temporal } from 'temporal-polyfill'; export const rule = [kernel, Temporal];`,
  'services/one/src/domain/rule.spec.ts': `import { testing } from '#testing'; import { rule } from './rule.js'; export const checks = [rule, testing];`,
  'services/one/src/feature/use-case.ts': `import pg from 'pg'; import { rule } from '../domain/rule.js'; export const useCase = [pg, rule];`,
  'services/one/test/use-case.test.ts': `import { testing } from '#testing'; export const checks = testing;`,
  'launcher/src/plan.ts': 'export const plan = 1;',
  'launcher/src/main.ts': `import { embedded } from '#embedded'; import { useCase } from '../../services/one/src/feature/use-case.js'; export default [embedded, useCase];`,
  'test/journey.test.ts': `import { testing } from '#testing'; export default testing;`,
};

const lawfulWeb = {
  'node_modules/react/package.json': '{ "name": "react", "main": "index.js" }',
  'node_modules/react/index.js': 'module.exports = {};',
  'web/src/words/say.ts': 'export const say = 1;',
  'web/src/design/button.tsx': `import React from 'react'; import { say } from '@/words/say'; export const button = [React, say];`,
  'web/src/features/find/find.tsx': `import { button } from '@/design/button'; export const find = button;`,
  'web/src/routes/find.tsx': `import { find } from '@/features/find/find'; export const route = find;`,
};

const plantedWeb: Record<string, Record<string, string>> = {
  'no-feature-imports-another': { 'web/src/features/ask/borrows.ts': `import { find } from '@/features/find/find'; export const borrowed = find;` },
  'what-features-stand-on-knows-none': {
    'web/src/design/knows-feature.ts': `import { find } from '@/features/find/find'; export const known = find;`,
    'web/src/api/knows-route.ts': `import { route } from '@/routes/find'; export const known = route;`,
  },
  'web-knows-the-interface-alone': { 'web/src/features/ask/knows-service.ts': `import { kernel } from '../../../../libs/kernel/src/index'; export const known = kernel;` },
  'no-cycles': { 'web/src/features/ask/egg.ts': `import { hen } from './hen'; export const egg = hen;` },
  'nothing-unresolved': { 'web/src/features/ask/lost.ts': `export { nothing } from '@/nowhere';` },
};

/** For each rule, files that break it. */
const planted: Record<string, Record<string, string>> = {
  'no-service-imports-another': {
    'services/two/src/borrows.ts': `import { useCase } from '../../one/src/feature/use-case.js'; export const borrowed = useCase;`,
    'services/two/src/borrows-type.ts': `import type { useCase } from '../../one/src/feature/use-case.js'; export type Borrowed = typeof useCase;`,
  },
  'domain-is-pure': {
    'services/two/src/domain/asks-database.ts': `import pg from 'pg'; export const rule = pg;`,
    'services/two/src/domain/reads-file.ts': `import { readFileSync } from 'node:fs'; export const rule = readFileSync;`,
    'services/two/src/domain/knows-feature.ts': `import { borrowed } from '../borrows.js'; export const rule = borrowed;`,
  },
  'libs-know-no-service': {
    'libs/kernel/src/knows-service.ts': `import { useCase } from '../../../services/one/src/feature/use-case.js'; export const kernel = useCase;`,
    'libs/kernel/src/knows-launcher.ts': `export { plan } from '../../../launcher/src/plan.js';`,
  },
  'testing-is-for-tests': {
    'services/two/src/fakes.ts': `import { testing } from '#testing'; export const fake = testing;`,
    'launcher/src/fakes.ts': `import { testing } from '#testing'; export const fake = testing;`,
  },
  'services-know-no-launcher': {
    'services/two/src/starts-servers.ts': `import { embedded } from '#embedded'; export const two = embedded;`,
    'services/two/src/plans.ts': `import { plan } from '../../../launcher/src/plan.js'; export const two = plan;`,
  },
  'no-cycles': {
    'services/two/src/egg.ts': `import { hen } from './hen.js'; export const egg = hen;`,
  },
  'nothing-unresolved': { 'services/two/src/lost.ts': `export { nothing } from './nowhere.js';` },
};

// A cycle is told once, for one of its files.
const otherHalf = {
  'services/two/src/hen.ts': `import { egg } from './egg.js'; export const hen = egg;`,
  'web/src/features/ask/hen.ts': `import { egg } from './egg'; export const hen = egg;`,
};

let broken: { rule: string; file: string }[];

beforeAll(async () => {
  const house = testDirectory('boundaries');
  const files = Object.assign({}, lawful, lawfulWeb, otherHalf, ...Object.values(planted), ...Object.values(plantedWeb)) as Record<string, string>;
  for (const [path, text] of Object.entries(files)) write(join(house, path), text);
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs', webConfiguration, 'web/tsconfig.json', 'web/build/resolve.cjs']) cpSync(join(root, file), join(house, file));
  broken = (await Promise.all([cruise(house, ['services', 'libs', 'launcher', 'test'], '.dependency-cruiser.cjs'), cruise(house, ['web/src'], webConfiguration)])).flat();
}, 120_000);

test('every rule has a planted violation', () => {
  expect(Object.keys(planted).toSorted()).toEqual(rulesOf(configuration).toSorted());
  expect(Object.keys(plantedWeb).toSorted()).toEqual(rulesOf(join(root, webConfiguration)).toSorted());
});

test.each([...Object.entries(planted), ...Object.entries(plantedWeb)].flatMap(([rule, files]) => Object.keys(files).map((file) => [rule, file])))('%s fires for %s', (rule, file) => {
  expect(broken).toContainEqual({ rule, file });
});

test('what is lawful passes', () => {
  expect(broken.filter(({ file }) => file in lawful || file in lawfulWeb)).toEqual([]);
});

function write(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface Cruised {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

function cruise(cwd: string, folders: string[], config: string): Promise<typeof broken> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [tool, ...folders, '--config', config, '--output-type', 'json'];
  return new Promise((resolve, reject) => {
    // Its exit code counts the violations; what it prints tells them.
    execFile(process.execPath, args, { cwd, maxBuffer: 64 * 1024 ** 2 }, (error, stdout) => {
      if (stdout === '') return reject(error ?? new Error('dependency-cruiser said nothing'));
      const { violations } = (JSON.parse(stdout) as Cruised).summary;
      resolve(violations.map(({ from, rule }) => ({ rule: rule.name, file: from })));
    });
  });
}
