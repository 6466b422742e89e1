import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../actor/services.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Programme } from '../programme/programme.js';
import type { Registrar } from '../registering/registrar.js';
import type { Telephones } from '../registering/telephones.js';
import type { PublicAddress } from '../server/public-address.js';
import type { Callers } from '../sessions/callers.js';
import type { RequestForgery } from '../sessions/request-forgery.js';
import type { ClientFiles } from '../web/client-files.js';
import { chosen } from './chosen.js';

/** What the pages need of the rest of the gateway. */
export interface PageParts {
  services: Services;
  programme: Programme;
  registrar: Registrar;
  limits: RateLimits;
  callers: Callers;
  forgery: RequestForgery;
  address: PublicAddress;
  telephones: Telephones;
  client: ClientFiles | undefined;
}

/** Pages wait for a service no longer than a reader does. */
export const pagePatience = { timeoutMs: 4_000 };

/** What every page does before anything else: its refusals are pages, too, in its own language, and asking is counted. */
export function beginPage(instance: FastifyInstance, { limits }: PageParts): void {
  instance.addHook('onRequest', (request, reply, done) => {
    request.edge.isPage = true;
    request.edge.language = chosen(request);
    void reply.header('Vary', 'Accept-Language').header('Cache-Control', 'no-store');
    limits.count(request, reply);
    done();
  });
}

/** Forms as browsers send them without any script, and nothing else. */
export function takeForms(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
}

/** What was written in a form: trimmed, and without what was left empty. */
export const formOf = ({ body }: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, string>)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

/** Back to a page after a change, so that reloading it does not change anything again. */
export const seeOther = (reply: FastifyReply, path: string): FastifyReply => reply.redirect(path, 303);
