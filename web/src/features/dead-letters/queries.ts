import { parseDate } from '@internationalized/date';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { OperationsSearch, Service } from './services';

export type DeadLetter = components['schemas']['DeadLetter'];
export type AuditEntry = components['schemas']['AuditEntry'];

// Every service answers the same at an address of its own.
const lettersOf = (service: Service) => `/api/v1/operations/${service}/dead-letters` as '/api/v1/operations/booking/dead-letters';
const auditOf = (service: Service) => `/api/v1/operations/${service}/audit-log` as '/api/v1/operations/booking/audit-log';
export const replayOf = (service: Service) =>
  `/api/v1/operations/${service}/dead-letters/{deadLetterId}/replay` as '/api/v1/operations/booking/dead-letters/{deadLetterId}/replay';

// Null leaves the first page without a cursor; undefined would be made one.
const pages = { pageParamName: 'after', initialPageParam: null as string | null, getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined };

// Whether a service is away is to be known soon, and not after several tries.
const atOnce = { ...pages, retry: false };

export const useDeadLetters = (service: Service) => api.useInfiniteQuery('get', lettersOf(service), { params: { query: { limit: 50 } } }, atOnce);

export function useAuditLog({ service = 'booking', kind, from, to, actor, about }: OperationsSearch, instantOf: (day: string) => string) {
  const query = {
    kind, actorId: actor, aboutId: about, limit: 50,
    from: from && instantOf(from),
    to: to && instantOf(parseDate(to).add({ days: 1 }).toString()),
  };
  return api.useInfiniteQuery('get', auditOf(service), { params: { query } }, atOnce);
}
