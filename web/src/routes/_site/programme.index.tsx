import { createFileRoute } from '@tanstack/react-router';
import { filterOf } from '@/features/programme/filter';
import { Programme } from '@/features/programme/programme';
import { programmeQuery } from '@/features/programme/queries';

export const Route = createFileRoute('/_site/programme/')({
  validateSearch: filterOf,
  loader: ({ context: { queries } }) => void queries.prefetchQuery(programmeQuery),
  component: ProgrammePage,
});

function ProgrammePage() {
  const navigate = Route.useNavigate();
  return <Programme filter={Route.useSearch()} onFilter={(search) => void navigate({ search, replace: true, resetScroll: false })} />;
}
