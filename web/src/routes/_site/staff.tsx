import { createFileRoute, Outlet } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { StaffNav } from '@/app/staff/nav';

/** What those who work in the house have in common: the way between their pages. */
export const Route = createFileRoute('/_site/staff')({
  component: () => (
    <For roles={['reception', 'staff', 'registrar', 'admin']}>
      <StaffNav />
      <Outlet />
    </For>
  ),
});
