import './design/tokens.css';
import './design/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueries, takeWhatCameAlong } from './app/queries';
import { routeTree } from './routes.gen';
import './design/theme';

const queries = makeQueries();
takeWhatCameAlong(queries);

const router = createRouter({
  routeTree,
  context: { queries },
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPreloadStaleTime: 0,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// What the gateway wrote stays until there is something better to show.
await router.load();
const root = document.querySelector('#root')!;
// From here on the page has its own looks.
root.classList.remove('plain');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
