import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { forPages } from '../server/security-headers.js';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** Compressed copies lie beside a file, the smallest first. */
const codings = [['br', '.br'], ['gzip', '.gz']] as const;

/** Keeps pages that must open without a line. What it fetches is ruled by the policy that it came with itself. */
const serviceWorker = 'sw.js';

const aYear = 365 * 24 * 3600;

/** Serves the files of a folder as they lay there at the start, each at an address of its own: no address reaches any other file. */
export function serveAssets(instance: FastifyInstance, root: string): void {
  const all = new Set(readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name))));
  for (const file of all) {
    const type = types[extname(file)];
    if (!type) continue;
    const copies = codings.filter(([, ending]) => all.has(file + ending));
    // What has its content in its name never changes.
    const caching = file.startsWith('assets/') ? `public, max-age=${aYear}, immutable` : 'no-cache';
    instance.get(`/${file}`, async (request, reply) => {
      const [coding, ending] = copies.find(([name]) => takes(request, name)) ?? [undefined, ''];
      const bytes = await read(join(root, file + ending));
      void reply.type(type).header('Cache-Control', caching).header('Vary', 'Accept-Encoding');
      if (file === serviceWorker) void reply.header('Content-Security-Policy', forPages);
      return (coding ? reply.header('Content-Encoding', coding) : reply).send(bytes);
    });
  }
}

const takes = ({ headers }: FastifyRequest, coding: string): boolean =>
  (headers['accept-encoding'] ?? '').split(',').some((each) => each.trim().toLowerCase() === coding);

/** @throws DomainError `resource.not-found` where another build has taken its place */
async function read(path: string) {
  const file = await open(path).catch(() => undefined);
  if (!file) throw new DomainError('resource.not-found');
  return file.createReadStream();
}
