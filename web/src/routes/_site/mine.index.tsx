import { createFileRoute } from '@tanstack/react-router';
import { Mine } from '@/features/mine/overview/mine';

const mostBack = 20;

export const Route = createFileRoute('/_site/mine/')({
  /** How many half-years of what has been are shown. */
  validateSearch: ({ back }: Record<string, unknown>): { back?: number } => ({ back: Number(back) > 0 ? Math.min(Math.trunc(Number(back)), mostBack) : undefined }),
  component: MinePage,
});

function MinePage() {
  return <Mine back={Route.useSearch().back ?? 0} />;
}
