import type { FastifyInstance } from 'fastify';
import { DomainError } from '#kernel';
import { answersHead, type Endpoint } from '../rest/endpoint.js';

const known = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Says which methods an address takes, instead of that it does not exist. */
export function refuseOtherMethods(instance: FastifyInstance, endpoints: Endpoint[]): void {
  for (const url of new Set(endpoints.map(urlOf))) {
    const own = endpoints.filter((endpoint) => urlOf(endpoint) === url).flatMap((endpoint) => (answersHead(endpoint) ? ['GET', 'HEAD'] : [endpoint.method]));
    const allowed = [...own, 'OPTIONS'];
    instance.route({ method: 'OPTIONS', url, handler: (_, reply) => reply.code(204).header('Allow', allowed.join(', ')).send() });
    instance.route({
      method: known.filter((method) => !allowed.includes(method)),
      url,
      // Before the body is looked at: it would not matter what it says.
      onRequest: (_request, _reply, done) => done(new DomainError('request.method', { allowed })),
      handler: () => undefined,
    });
  }
}

// Endpoints of one address may call its parameters differently.
const urlOf = ({ path }: Endpoint): string => path.replaceAll(/\{\w+\}/g, ':field');
