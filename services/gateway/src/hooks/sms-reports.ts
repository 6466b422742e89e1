import type { FastifyInstance, FastifyRequest } from 'fastify';
import { takeSmsReport, type InputOf } from '#contracts';
import { DomainError } from '#kernel';
import { system } from '../actor/services.js';
import { formOf, pagePatience, takeForms, type PageParts } from '../pages/page-parts.js';

const mostBytes = 4_096;

/**
 * Where the SMS operator reports what has become of messages, as 46elks does: https://46elks.com/docs/sms-delivery-reports.
 * It signs nothing, so the address holds a secret. It repeats what is not answered with 200 to 204: only what has been stored is.
 */
export function serveSmsReports(instance: FastifyInstance, { services, limits }: Pick<PageParts, 'services' | 'limits'>): void {
  takeForms(instance);
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.header('Cache-Control', 'no-store');
    limits.count(request, reply);
    done();
  });
  instance.post('/hooks/sms/:key', { bodyLimit: mostBytes }, async (request, reply) => {
    await services.call(takeSmsReport, reportIn(request), system, pagePatience);
    return reply.code(204).send();
  });
}

const { deliveryId, cameAt } = takeSmsReport.input.shape;

function reportIn(request: FastifyRequest): InputOf<typeof takeSmsReport> {
  const { id, status, delivered } = formOf(request);
  const [{ key }, { delivery }] = [request.params as { key: string }, request.query as { delivery?: unknown }];
  // What only adds to the report does not spoil it.
  const more = { deliveryId: deliveryId.safeParse(delivery).data, cameAt: cameAt.safeParse(delivered && withOffset(delivered)).data };
  const { data } = takeSmsReport.input.safeParse({ key, providerId: id, status, ...more });
  if (!data) throw new DomainError('request.malformed');
  return data;
}

// It tells UTC without saying so.
const withOffset = (time: string): string => (/(?:Z|[+-]\d\d:\d\d)$/.test(time) ? time : `${time}Z`);
