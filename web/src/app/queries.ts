import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '@/api/problem';

const mostTries = 3;

/** What the house has answered, for as long as it may be believed. */
export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < mostTries && isPassing(error),
        // Without a line it is still asked: a house in the same building may be reached without the internet.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** What the gateway has put into the page, so that nothing has to be fetched to show it first. */
export function takeWhatCameAlong(queries: QueryClient): void {
  const text = document.querySelector('#data')?.textContent;
  if (!text) return;
  for (const [key, data] of JSON.parse(text) as [unknown[], unknown][]) queries.setQueryData(key, data);
}
