import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, client } from './client';
import type { components } from './schema.gen';
import { rememberCsrfToken } from './session-state';

export type Session = components['schemas']['Session'];
export type Role = Session['roles'][number];

export const sessionQuery = {
  ...api.queryOptions('get', '/api/v1/session'),
  staleTime: 60_000,
  queryFn: async (): Promise<Session> => {
    const { data, error } = await client.GET('/api/v1/session');
    if (!data) throw error;
    rememberCsrfToken(data.csrfToken);
    return data;
  },
};

export const useSession = () => useQuery(sessionQuery);

const house: Role[] = ['reception', 'staff', 'registrar', 'admin'];
export const worksHere = (session: Session | undefined): boolean => session?.roles.some((role) => house.includes(role)) ?? false;
export const has = (session: Session | undefined, ...roles: Role[]): boolean => session?.roles.some((role) => roles.includes(role)) ?? false;

/** Somebody has signed in or out: who she was before must not be seen by who comes after. */
export async function becomeSomebody(queries: QueryClient, session?: Session): Promise<void> {
  rememberCsrfToken(session?.csrfToken ?? null);
  if (session) queries.setQueryData(sessionQuery.queryKey, session);
  else await queries.resetQueries({ queryKey: sessionQuery.queryKey });
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey !== sessionQuery.queryKey });
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await client.DELETE('/api/v1/session');
    rememberCsrfToken(null);
    queries.clear();
  };
}
