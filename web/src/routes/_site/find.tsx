import { createFileRoute } from '@tanstack/react-router';
import { readSearch } from '@/features/find/address';
import { Find } from '@/features/find/find';
import { sitesQuery, spacesQuery } from '@/features/find/queries';

export const Route = createFileRoute('/_site/find')({
  validateSearch: readSearch,
  loader: ({ context: { queries } }) => {
    void queries.prefetchQuery(sitesQuery);
    void queries.prefetchQuery(spacesQuery);
  },
  component: FindPage,
});

function FindPage() {
  const navigate = Route.useNavigate();
  return <Find search={Route.useSearch()} go={(search, isSame) => void navigate({ search, replace: isSame, resetScroll: false })} />;
}
