import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { readSearch } from '@/features/statistics/search';
import { StatisticsPage } from '@/features/statistics/statistics';

export const Route = createFileRoute('/_site/staff/statistics')({ validateSearch: readSearch, component: Statistics });

function Statistics() {
  const navigate = Route.useNavigate();
  return (
    <For roles={['staff', 'admin']}>
      <StatisticsPage search={Route.useSearch()} onSearch={(search) => void navigate({ search, resetScroll: false })} />
    </For>
  );
}
