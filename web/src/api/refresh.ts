import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** What is shown of some parts of the interface is read again: `refresh(queries, ['bookings', 'me'])`. */
export const refresh = (queries: QueryClient, parts: readonly string[]): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => parts.includes(String(queryKey[1]).split('/')[3] ?? '') });

/** The same for a component that has changed something and need not wait until the house tells of it. */
export function useRefresh(): (...parts: string[]) => void {
  const queries = useQueryClient();
  return useCallback((...parts) => void refresh(queries, parts), [queries]);
}
