import { createFileRoute, redirect, useNavigate } from '@tanstack/react-router';
import { Ask } from '@/features/ask/ask';
import type { AskSearch } from '@/features/ask/begin';
import { sitesQuery, spacesQuery } from '@/features/ask/queries';
import { CodeForm } from '@/features/sign-in/code-form';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const Route = createFileRoute('/_site/ask')({
  validateSearch: ({ space, start, end, people, layout, equipment, accessibility, draft }: Record<string, unknown>): AskSearch => ({
    space: text(space), start: text(start), end: text(end), people: Number(people) || undefined, layout: text(layout), equipment: text(equipment), accessibility: text(accessibility), draft: text(draft),
  }),
  // What is begun has a name from the beginning, so that reloading finds it again.
  beforeLoad: ({ search }) => {
    if (!search.draft) throw redirect({ to: '/ask', search: { ...search, draft: crypto.randomUUID() }, replace: true });
  },
  loader: ({ context: { queries } }) => {
    void queries.prefetchQuery(sitesQuery);
    void queries.prefetchQuery(spacesQuery);
  },
  component: AskPage,
});

function AskPage() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  const draftId = search.draft!;
  return (
    <Ask
      key={draftId}
      search={search}
      draftId={draftId}
      onWish={(wish) => void navigate({ to: '/ask', search: { ...search, ...wish }, replace: true, resetScroll: false })}
      onSent={(bookingId) => void navigate({ to: '/ask/sent/$bookingId', params: { bookingId }, replace: true })}
      signIn={<CodeForm onSignedIn={() => undefined} />}
    />
  );
}
