import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { Today } from '@/features/today/today';

export const Route = createFileRoute('/_site/staff/')({
  validateSearch: ({ site }: Record<string, unknown>): { site?: string } => (typeof site === 'string' ? { site } : {}),
  component: TodayPage,
});

function TodayPage() {
  const { site } = Route.useSearch();
  return <For roles={['reception', 'staff', 'admin']}><Today siteId={site} /></For>;
}
