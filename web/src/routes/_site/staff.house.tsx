import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { House } from '@/features/house/house';
import { readSearch } from '@/features/house/search';
import type { HouseSearch } from '@/features/house/types';

export const Route = createFileRoute('/_site/staff/house')({ validateSearch: readSearch, component: HousePage });

function HousePage() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  const show = (change: Partial<HouseSearch>) => void navigate({ to: '/staff/house', search: { ...search, ...change }, replace: true, resetScroll: false });
  return (
    <For roles={['reception', 'staff', 'admin']}>
      <House search={search} onSearch={show} />
    </For>
  );
}
