import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { gatewayConfig } from '../src/config.js';
import { endpoints } from '../src/rest/routes.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the README has every route, and no other', () => {
  const listed = [...readme.matchAll(/^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`/gm)].map(([, route]) => route);
  expect(listed).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`));
});

test('the README has every setting', () => {
  const telemetry = /^OTEL_/;
  expect(Object.keys(gatewayConfig).filter((name) => !telemetry.test(name) && !readme.includes(`\`${name}\``))).toEqual([]);
});
