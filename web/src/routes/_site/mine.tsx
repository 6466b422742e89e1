import { createFileRoute, Outlet } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { MineNav } from '@/app/mine/nav';

/** What is somebody's own: whoever is not signed in is asked to, and brought back. */
export const Route = createFileRoute('/_site/mine')({
  component: () => (
    <For>
      <MineNav />
      <Outlet />
    </For>
  ),
});
