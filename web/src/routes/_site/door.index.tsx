import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { DoorGate } from '@/app/door-gate';
import { Door } from '@/features/door/door';

export const Route = createFileRoute('/_site/door/')({
  validateSearch: ({ site }: Record<string, unknown>): { site?: string } => ({ site: typeof site === 'string' ? site : undefined }),
  component: DoorPage,
});

function DoorPage() {
  const { site } = Route.useSearch();
  const navigate = useNavigate();
  return <DoorGate>{(isAlone) => <Door view="door" site={site} isAlone={isAlone} onSite={(slug) => void navigate({ to: '.', search: { site: slug } })} />}</DoorGate>;
}
