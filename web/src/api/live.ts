import type { QueryClient } from '@tanstack/react-query';
import { refresh } from './refresh';
import { create } from './store';

/** How the line of live changes is: nobody listens, it is being opened, it is open, or it has been lost since a time. */
export const line = create<{ state: 'none' | 'opening' | 'open' | 'lost'; since: number }>({ state: 'none', since: Date.now() });

/** Which addresses of the interface show what the facts of a service change. */
const shownAt: Record<string, string[]> = {
  booking: [
    'bookings', 'booking-changes', 'series', 'offers', 'inbox', 'today', 'me', 'threads', 'sites', 'spaces', 'cases', 'watches', 'statistics', 'reasons', 'maintenance',
  ],
  events: ['events', 'programme', 'registrations', 'today', 'me'],
  visitors: ['visits', 'sites', 'occupancy', 'today', 'bookings', 'passes', 'me'],
  partners: ['people', 'organisations', 'memberships', 'agreements', 'devices', 'me'],
  notifications: ['messages', 'suppressions', 'deliveries'],
};

/**
 * Keeps what is shown as it is in the house: what a change concerns is read again. Forms hold what they began with, so
 * nothing moves under who is writing.
 * @returns how to stop
 */
export function listen(queries: QueryClient): () => void {
  line.set({ state: 'opening', since: Date.now() });
  const stream = new EventSource('/api/v1/live');
  stream.addEventListener('ready', () => line.set({ state: 'open', since: Date.now() }));
  stream.addEventListener('resync', () => void queries.invalidateQueries());
  stream.addEventListener('change', (event: MessageEvent<string>) => {
    const { type } = JSON.parse(event.data) as { type: string };
    void refresh(queries, shownAt[type.split('.')[0] ?? ''] ?? []);
  });
  stream.addEventListener('error', () => {
    if (line.get().state !== 'lost') line.set({ state: 'lost', since: Date.now() });
  });
  return () => {
    stream.close();
    line.set({ state: 'none', since: Date.now() });
  };
}
