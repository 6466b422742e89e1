import type { FastifyInstance } from 'fastify';
import { serveInside } from './inside-pages.js';
import { serveLinks } from './link-pages.js';
import { beginPage, takeForms, type PageParts } from './page-parts.js';
import { serveProgramme } from './programme-pages.js';

/** Pages that people come to by themselves or by a link in a message. They need no script. */
export async function servePeople(instance: FastifyInstance, parts: PageParts): Promise<void> {
  takeForms(instance);
  beginPage(instance, parts);
  serveProgramme(instance, parts);
  serveInside(instance, parts);
  // By itself, since its answers must tell nobody where they were.
  await instance.register((links) => serveLinks(links, parts));
}
