import { useQueryClient } from '@tanstack/react-query';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { refresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';

const path = '/api/v1/events/{eventId}/registrations';

export interface Attendee {
  name?: string;
  email?: string;
  phone?: string;
  bySms?: boolean;
  language?: 'sv' | 'en';
}

/** Registers somebody for an event once, however many times it is sent; what is shown of it is then read again. */
export function useRegistration(eventId: string, onDone?: (answer: components['schemas']['Registered']) => void) {
  const queries = useQueryClient();
  const command = (body: Attendee) => [`${path} ${eventId}`, body] as const;
  const sending = api.useMutation('post', path, {
    onSuccess: async (answer, { body }) => {
      commandIsDone(...command(body));
      onDone?.(answer);
      await refresh(queries, ['programme', 'registrations', 'me']);
    },
    // It may have been filled or closed meanwhile.
    onError: () => refresh(queries, ['programme']),
  });
  const register = (body: Attendee) => sending.mutate({ params: { path: { eventId }, header: once(...command(body)) }, body });
  return { ...sending, register };
}
