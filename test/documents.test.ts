import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openApiDocument } from '../services/gateway/src/openapi/document.js';

const inRepository = (name: string) => readFileSync(join(process.cwd(), 'docs', name), 'utf8');
const stale = 'is out of date: npm run docs writes it again';

test('the OpenAPI document in the repository is what the system answers with', () => {
  expect({ [stale]: JSON.parse(inRepository('openapi.json')) as unknown }).toEqual({ [stale]: JSON.parse(JSON.stringify(openApiDocument())) as unknown });
});

test('the picture of the modules is that of the code', () => {
  const drawn = execFileSync(process.execPath, ['--input-type=module', '-e', `
    const { moduleGraph } = await import('./launcher/module-graph.mjs');
    process.stdout.write(await moduleGraph());`], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  expect({ [stale]: inRepository('modules.md') }).toEqual({ [stale]: drawn });
}, 60_000);
