import { createFileRoute } from '@tanstack/react-router';
import { Missing } from '@/app/fallbacks';
import { Event } from '@/features/programme/event';
import { eventQuery } from '@/features/programme/queries';

export const Route = createFileRoute('/_site/programme/$slug')({
  validateSearch: ({ registered }: Record<string, unknown>): { registered?: string } => ({ registered: typeof registered === 'string' ? registered : undefined }),
  loader: ({ context: { queries }, params: { slug } }) => void queries.prefetchQuery(eventQuery(slug)),
  component: EventPage,
});

function EventPage() {
  const { slug } = Route.useParams();
  return <Event key={slug} slug={slug} registered={Route.useSearch().registered} missing={<Missing />} />;
}
