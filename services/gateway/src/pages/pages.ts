import type { FastifyInstance } from 'fastify';
import { DomainError, isErrorCode } from '#kernel';
import type { Health } from '../health/health.js';
import { openApiDocument } from '../openapi/document.js';
import type { ClientFiles } from '../web/client-files.js';
import { clientHead } from '../web/client-head.js';
import { chosen } from './chosen.js';
import { html } from './html.js';
import { explanation } from './problem-pages.js';
import { startPage } from './start-page.js';
import { stylesheet } from './stylesheet.js';

/** What there is besides the interface itself: start page, health, description, explanations of problems. */
export function servePages(instance: FastifyInstance, health: Health, client: ClientFiles | undefined): void {
  const document = JSON.stringify(openApiDocument());
  instance.get('/', (request, reply) => html(reply.header('Vary', 'Accept-Language, Cookie'), startPage(chosen(request), clientHead(client, ['_site', '_site/index']))));
  instance.get('/assets/page.css', (_, reply) => reply.header('Cache-Control', 'max-age=3600').type('text/css; charset=utf-8').send(stylesheet));
  instance.get('/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(document));
  instance.get('/problems/:code', (request, reply) => {
    const { code } = request.params as { code: string };
    if (!isErrorCode(code)) throw new DomainError('resource.not-found');
    return html(reply.header('Vary', 'Accept-Language'), explanation(code, chosen(request)));
  });
  instance.get('/health/live', (_, reply) => reply.header('Cache-Control', 'no-store').send({ live: true }));
  instance.get('/health/ready', async (_, reply) => {
    const readiness = await health.ready();
    return reply.code(readiness.ready ? 200 : 503).header('Cache-Control', 'no-store').send(readiness);
  });
}
