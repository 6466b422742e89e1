import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { Operations } from '@/features/dead-letters/operations';
import { readSearch } from '@/features/dead-letters/services';

export const Route = createFileRoute('/_site/staff/operations')({ validateSearch: readSearch, component: OperationsPage });

function OperationsPage() {
  const navigate = Route.useNavigate();
  return (
    <For roles={['staff', 'admin']}>
      <Operations search={Route.useSearch()} onSearch={(search) => void navigate({ search, resetScroll: false })} />
    </For>
  );
}
