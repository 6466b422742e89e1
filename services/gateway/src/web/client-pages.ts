import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#contracts';
import { chosen } from '../pages/chosen.js';
import { html, page } from '../pages/html.js';
import { withCamera } from '../server/security-headers.js';
import { serveAssets } from './client-assets.js';
import type { ClientFiles } from './client-files.js';
import { clientHead } from './client-head.js';

/** Addresses that only the client shows; the rest of an address is its own business. */
const places = ['find', 'spaces', 'ask', 'register', 'sign-in', 'accessibility', 'mine', 'staff', 'door', 'panel', 'lobby'];

/** What a place is known to need at once; what must open without a line is kept by what its page names. */
const routesOf: Record<string, string[]> = {
  door: ['_site', '_site/door.index', '_site/door.inside'],
  panel: ['panel.index', 'panel.$spaceSlug'],
  lobby: ['lobby.index', 'lobby.$siteSlug'],
};

const words: Record<Language, { title: string; needsScript: string; programme: string }> = {
  sv: { title: 'Parken', needsScript: 'Den här sidan behöver JavaScript. Utan det kan du ändå se vad som händer i huset och anmäla dig:', programme: 'Programmet' },
  en: { title: 'Parken', needsScript: 'This page needs JavaScript. Without it you can still see what is on in the house and register:', programme: 'The programme' },
};

/** The web client: its files, and its pages, which are all one and find out for themselves what to show. */
export function serveClient(instance: FastifyInstance, files: ClientFiles): void {
  serveAssets(instance, files.root);
  for (const place of places) {
    const routes = routesOf[place] ?? ['_site'];
    const answer = (request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('Vary', 'Accept-Language, Cookie').header('Cache-Control', 'no-cache');
      return html(place === 'door' ? withCamera(reply) : reply, shell(files, chosen(request), routes));
    };
    instance.get(`/${place}`, answer);
    instance.get(`/${place}/*`, answer);
  }
}

function shell(files: ClientFiles, language: Language, routes: string[]): string {
  const { title, needsScript, programme } = words[language];
  const body = `<noscript><p>${needsScript} <a href="/programme?language=${language}">${programme}</a></p></noscript>`;
  return page({ language, title, body, client: clientHead(files, routes) });
}
