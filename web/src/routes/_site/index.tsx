import { createFileRoute } from '@tanstack/react-router';
import { Start } from '@/features/start/start';
import { programmeQuery, sitesQuery } from '@/features/start/queries';

export const Route = createFileRoute('/_site/')({
  loader: ({ context: { queries } }) => {
    void queries.prefetchQuery(programmeQuery);
    void queries.prefetchQuery(sitesQuery);
  },
  component: Start,
});
