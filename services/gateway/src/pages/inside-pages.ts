import type { FastifyInstance, FastifyRequest } from 'fastify';
import { countInside, id, listInside, type VisitView } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { everyPage } from '../rest/every-page.js';
import { namesOf } from '../rest/names.js';
import { chosen } from './chosen.js';
import { html } from './html.js';
import { insidePage } from './inside-page.js';
import { pagePatience, type PageParts } from './page-parts.js';
import { sitesPage } from './sites-page.js';

const mostPages = 20;

/** The lists of who is inside, for those who receive visitors. */
export function serveInside(instance: FastifyInstance, parts: PageParts): void {
  instance.get('/inside', async (request, reply) => {
    const actor = await whoReceives(parts, request);
    const { sites } = await parts.services.call(countInside, {}, actor, pagePatience);
    return html(reply, sitesPage(sites, chosen(request)));
  });
  instance.get('/inside/:siteId', async (request, reply) => {
    const actor = await whoReceives(parts, request);
    const siteId = id().safeParse((request.params as { siteId: string }).siteId).data;
    if (!siteId) throw new DomainError('site.not-found');
    const [{ visits, isWhole }, occupancy] = await Promise.all([
      everybodyInside(parts, siteId, actor),
      parts.services.call(countInside, { siteId }, actor, pagePatience),
    ]);
    const site = occupancy.sites.find((one) => one.siteId === siteId);
    if (!site) throw new DomainError('site.not-found');
    const number = isWhole ? visits.length : site.inside;
    const hosts = await hostsOf(parts, visits, actor);
    return html(reply, insidePage({ ...site, number, visits, hosts, isWhole, at: new Date() }, chosen(request)));
  });
}

/** @throws DomainError `actor.missing` or `actor.not-permitted` */
async function whoReceives({ callers }: PageParts, request: FastifyRequest): Promise<Actor> {
  const caller = await callers.identify(request);
  request.edge.caller = caller;
  if (caller.by === 'nothing') throw new DomainError('actor.missing');
  if (!caller.actor.roles.some((role) => listInside.serves[role])) throw new DomainError('actor.not-permitted');
  return caller.actor;
}

/** Where partners does not answer soon, the list comes without the names of hosts: it may be wanted in a hurry. */
async function hostsOf({ services }: PageParts, visits: VisitView[], actor: Actor): Promise<ReadonlyMap<string, string>> {
  const people = await namesOf(visits.map(({ hostId }) => hostId), services, actor);
  return new Map([...(people?.values() ?? [])].map(({ id: hostId, name, email }) => [hostId, name ?? email]));
}

async function everybodyInside({ services }: PageParts, siteId: string, actor: Actor): Promise<{ visits: VisitView[]; isWhole: boolean }> {
  const found = await everyPage((from) => services.call(listInside, { siteId, ...from }, actor, pagePatience), mostPages);
  return { visits: found?.items ?? [], isWhole: found?.isWhole ?? false };
}
