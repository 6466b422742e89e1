import { api, client } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { useQuery } from '@tanstack/react-query';
import type { components } from '@/api/schema.gen';

export type Booking = components['schemas']['BookingWithHistoryAndApplicant'];
export type Compared = components['schemas']['ComparedRequest'];
export type Change = components['schemas']['BookingChange'];
export type Person = components['schemas']['NamedPerson'];
export type CaseInInbox = components['schemas']['InboxItemWithPeople'];

/** What any decision on a request needs. */
export interface Deciding {
  booking: Booking;
  /** The version that the decision is made on: what whoever decides has seen. */
  version: number;
  onDecided: (booking?: { version: number }) => void;
}

export const useBooking = (bookingId: string) => api.useQuery('get', '/api/v1/bookings/{bookingId}', { params: { path: { bookingId } } });
export const useCompeting = (bookingId: string) => api.useQuery('get', '/api/v1/bookings/{bookingId}/competing', { params: { path: { bookingId } } });
export const useDecisions = (bookingId: string) => api.useQuery('get', '/api/v1/bookings/{bookingId}/decisions', { params: { path: { bookingId } } });
export const useChanges = (bookingId: string) => api.useQuery('get', '/api/v1/booking-changes', { params: { query: { bookingId } } });
export const useReasons = (kind: 'decline' | 'cancel') => api.useQuery('get', '/api/v1/reasons', { params: { query: { kind } } });

/** How a case is handled, as the inbox has it; null where nothing of it waits any more. */
export function useHandling(caseId: string, caseNumber: string) {
  const asked = api.useQuery('get', '/api/v1/inbox', { params: { query: { text: caseNumber } } });
  return { ...asked, data: asked.data && (asked.data.items.find((item) => item.caseId === caseId) ?? null) };
}

/** What people are called, by id. Who is not known is not in it. */
export function useNames(ids: (string | null | undefined)[]): Map<string, string> {
  const personIds = [...new Set(ids.filter((id): id is string => typeof id === 'string'))].toSorted();
  const named = useQuery({
    // Beside what the interface tells of people, so that it is read again when they change.
    queryKey: ['post', '/api/v1/people/names', personIds],
    queryFn: async () => {
      const { data, error } = await client.POST('/api/v1/people/names', { body: { personIds } });
      if (!data) throw error;
      return data.people;
    },
    enabled: personIds.length > 0,
  });
  return new Map((named.data ?? []).map(({ id, name, email }) => [id, name ?? email]));
}

/** Reads again all that a decision changes, without waiting until the house tells of it. */
export function useDecided(): () => void {
  const refresh = useRefresh();
  return () => refresh('bookings', 'booking-changes', 'series', 'offers', 'inbox', 'today', 'cases', 'sites', 'threads');
}
