import { createFileRoute } from '@tanstack/react-router';
import { readSearch } from '@/features/space/address';
import { sitesQuery, spacesQuery } from '@/features/space/queries';
import { Space } from '@/features/space/space';

export const Route = createFileRoute('/_site/spaces/$slug')({
  validateSearch: readSearch,
  loader: ({ context: { queries } }) => {
    void queries.prefetchQuery(sitesQuery);
    void queries.prefetchQuery(spacesQuery);
  },
  component: SpacePage,
});

function SpacePage() {
  const { slug } = Route.useParams();
  const navigate = Route.useNavigate();
  return <Space slug={slug} search={Route.useSearch()} go={(search) => void navigate({ search, replace: true, resetScroll: false })} />;
}
