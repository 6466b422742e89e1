import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { serviceSettings } from '#platform';
import { launcherSettings } from '../launcher/src/settings.js';
import { settings as bookingSettings } from '../services/booking/src/settings.js';
import { settings as eventsSettings } from '../services/events/src/settings.js';
import { gatewayConfig } from '../services/gateway/src/config.js';
import { openApiDocument } from '../services/gateway/src/openapi/document.js';
import { settings as notificationsSettings } from '../services/notifications/src/settings.js';

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

describe('the settings in operations.md', () => {
  // A setting of the launcher's goes before the service's of the same name: the launcher fills that in.
  const all: Record<string, z.ZodType> = { ...serviceSettings, ...gatewayConfig, ...bookingSettings, ...eventsSettings, ...notificationsSettings, ...launcherSettings };
  const text = inRepository('operations.md');
  const rows = [...text.matchAll(/^\| (`[A-Z].*?`) \| (.*?) \|/gm)].flatMap(([, names, standard]) =>
    [...names!.matchAll(/`(\w+)`/g)].map(([, name]) => [name!, standard!.replaceAll('`', '').trim()] as const));

  test('are all that there are', () => {
    expect(rows.map(([name]) => name).filter((name) => !(name in all))).toEqual([]);
    expect(Object.keys(all).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test.each(rows)('%s is “%s” if not set', (name, standard) => {
    const { success, data } = all[name]!.safeParse(undefined);
    expect(success ? (data ?? '') : 'required').toEqual(['', 'required'].includes(standard) ? standard : all[name]!.parse(standard));
  });
});
