import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listProgramme, programmeItem, type ProgrammeItem } from '#contracts';
import { testDirectory } from '#testing';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';

let house: Gatehouse;
let root: string;

/** A client as Vite lays it down: an entry, a shared part, and two routes that are loaded when they are needed. */
function built(): string {
  const root = testDirectory('web');
  const files: Record<string, string | Buffer> = {
    'assets/main-1.js': 'main', 'assets/main-1.js.br': brotliCompressSync('main'), 'assets/shared-1.js': 'shared', 'assets/site-1.js': 'site', 'assets/programme-1.js': 'programme', 'assets/site-1.css': 'site',
    'assets/panel-1.js': 'panel', 'assets/door-1.js': 'door', 'sw.js': 'keeps pages',
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>', 'index.html': 'never served', 'manifest.webmanifest': '{}',
    '.vite/manifest.json': JSON.stringify({
      'index.html': { file: 'assets/main-1.js', isEntry: true, imports: ['_shared.js'], css: [] },
      '_shared.js': { file: 'assets/shared-1.js' },
      'src/routes/_site.tsx?tsr-split=component': { file: 'assets/site-1.js', imports: ['_shared.js'], css: ['assets/site-1.css'] },
      'src/sw.ts': { file: 'sw.js', isEntry: true },
      'src/routes/panel.$spaceSlug.tsx?tsr-split=component': { file: 'assets/panel-1.js', imports: ['_shared.js'] },
      'src/routes/_site/door.index.tsx?tsr-split=component': { file: 'assets/door-1.js', imports: ['_shared.js'] },
      'src/routes/_site/programme.index.tsx?tsr-split=component': { file: 'assets/programme-1.js', imports: ['_shared.js'] },
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

beforeAll(async () => {
  root = built();
  house = await Gatehouse.open({ WEB_ROOT: root });
});
afterAll(() => house.close());

describe('a file of the client', () => {
  test('with its content in its name is kept for a year, and sent as small as it was made', async () => {
    const { status, headers, text } = await house.visitor().get('/assets/main-1.js', { 'accept-encoding': 'br, gzip' });
    expect([status, headers.get('cache-control'), headers.get('content-encoding'), text]).toEqual([200, 'public, max-age=31536000, immutable', 'br', 'main']);
  });

  test('that another build has taken away is none', async () => {
    rmSync(join(root, 'assets/site-1.js'));
    expect((await house.visitor().get('/assets/site-1.js')).status).toBe(404);
  });

  test('that keeps its name is asked for again', async () => {
    const { headers } = await house.visitor().get('/favicon.svg');
    expect([headers.get('cache-control'), headers.get('content-type')]).toEqual(['no-cache', 'image/svg+xml']);
  });

  test('that keeps pages may ask the house, and is never old', async () => {
    const { headers, text } = await house.visitor().get('/sw.js');
    expect([text, headers.get('cache-control')]).toEqual(['keeps pages', 'no-cache']);
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  test.each(['/index.html', '/.vite/manifest.json', '/assets/none-1.js', '/assets/main-1.js.br', '/assets/..%2f.vite%2fmanifest.json'])('%s is none', async (path) => {
    expect((await house.visitor().get(path)).status).toBe(404);
  });
});

describe('a page of the client', () => {
  test.each(['/find', '/spaces/salen', '/mine/bookings/1', '/staff', '/door'])('%s loads it, and nothing that is written into the page', async (path) => {
    const { status, headers, text } = await house.visitor().get(path, { 'accept-language': 'en' });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<script type="module" src="/assets/main-1.js"></script>');
    expect(text).toContain('<link rel="stylesheet" href="/assets/site-1.css">');
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)(?![^>]*type="application\/json")|<style|\sstyle=|\son\w+=/i);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(text).toContain('needs JavaScript');
  });

  test.each([['/door/inside', 'door', 'panel'], ['/panel/salen', 'panel', 'site']])('%s, which opens without a line, names all that it needs and nothing else', async (path, its, others) => {
    const { text } = await house.visitor().get(path);
    expect(text).toContain(`<link rel="modulepreload" href="/assets/${its}-1.js"`);
    expect(text).not.toContain(`/assets/${others}-1.js`);
  });

  test('may use a camera at the door, and nowhere else', async () => {
    const [door, find] = await Promise.all(['/door', '/find'].map((path) => house.visitor().get(path)));
    expect(door!.headers.get('permissions-policy')).toContain('camera=(self)');
    expect(find!.headers.get('permissions-policy')).toContain('camera=()');
  });

  test('that the client does not have is none', async () => {
    expect((await house.visitor().get('/nowhere', { accept: 'text/html' })).status).toBe(404);
  });

  test('is in the language that was chosen before', async () => {
    const { text } = await house.visitor({ cookie: 'other=1; language=en' }).get('/find', { 'accept-language': 'sv' });
    expect(text).toContain('<html lang="en">');
  });
});

test('a page that needs no script brings along what the client would ask for, and a title can’t end it', async () => {
  const event = { ...(sample(programmeItem) as ProgrammeItem), title: { sv: '</script><script>alert(1)</script>', en: 'Event' } };
  house.services.on(listProgramme, () => ({ items: [event], next: null }));
  const { text } = await house.visitor().get('/programme');
  expect(text).toContain('<link rel="modulepreload" href="/assets/programme-1.js"');
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/.exec(text)![1]!;
  const [[key, answer]] = JSON.parse(data) as [[unknown[], { items: { slug: string }[] }]];
  expect(key).toEqual(['get', '/api/v1/programme']);
  expect(answer.items.map(({ slug }) => slug)).toEqual([event.slug]);
});
