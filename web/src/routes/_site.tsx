import { createFileRoute, Outlet } from '@tanstack/react-router';
import { Missing } from '@/app/fallbacks';
import { Shell } from '@/app/shell';

/** Everything but what hangs on walls. */
export const Route = createFileRoute('/_site')({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  notFoundComponent: Missing,
});
