import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { MessageSearch } from './search';

export type Delivery = components['schemas']['DeliveryInWords'];
export type WholeDelivery = components['schemas']['DeliveryWithAttemptsInWords'];
export type Suppression = components['schemas']['Suppression'];
export type WhyNot = components['schemas']['WhyNot'];

// Null leaves the first page without a cursor; undefined would be made one.
const pages = { pageParamName: 'after', initialPageParam: null as string | null, getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined };
const perPage = 50;

export const useDeliveries = ({ state, category, channel, person, about }: MessageSearch) =>
  api.useInfiniteQuery('get', '/api/v1/deliveries', { params: { query: { state, category, channel, personId: person, about, limit: perPage } } }, pages);

const soon = 2_000;

/** Until it has ended one way or another it is asked for again: no fact tells how a message fares. */
export const useDelivery = (deliveryId: string) =>
  api.useQuery('get', '/api/v1/deliveries/{deliveryId}', { params: { path: { deliveryId } } }, {
    refetchInterval: ({ state: { data } }) => (data && ['queued', 'sending'].includes(data.state) ? soon : false),
  });

export const useSuppressions = () => api.useInfiniteQuery('get', '/api/v1/suppressions', { params: { query: { limit: perPage } } }, pages);

export const useWhyNot = ({ email, person, about, kind }: MessageSearch) =>
  api.useQuery('get', '/api/v1/message-explanations', { params: { query: { ...(email ? { email } : { personId: person }), about, kind } } });

/** It has ended without having come, and may be tried again. */
export const canBeRetried = ({ state, why, nextAttemptAt }: Pick<Delivery, 'state' | 'why' | 'nextAttemptAt'>): boolean =>
  state === 'failed' || (state === 'uncertain' && nextAttemptAt === null) || (state === 'suppressed' && why === 'address-suppressed');
