import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { DoorGate } from '@/app/door-gate';
import { Door } from '@/features/door/door';

export const Route = createFileRoute('/_site/door/inside')({
  validateSearch: ({ site }: Record<string, unknown>): { site?: string } => ({ site: typeof site === 'string' ? site : undefined }),
  component: InsidePage,
});

function InsidePage() {
  const { site } = Route.useSearch();
  const navigate = useNavigate();
  return <DoorGate>{(isAlone) => <Door view="inside" site={site} isAlone={isAlone} onSite={(slug) => void navigate({ to: '.', search: { site: slug } })} />}</DoorGate>;
}
