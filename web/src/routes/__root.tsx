import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { sessionQuery } from '@/api/session';
import { Broken, Missing } from '@/app/fallbacks';

export const Route = createRootRouteWithContext<{ queries: QueryClient }>()({
  // Not waited for: the page is the same for most until it is known who reads it.
  loader: ({ context }) => void context.queries.prefetchQuery(sessionQuery),
  component: Outlet,
  notFoundComponent: Missing,
  errorComponent: Broken,
});
