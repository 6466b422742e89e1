import { createFileRoute } from '@tanstack/react-router';
import { Panel } from '@/features/panel/panel';

export const Route = createFileRoute('/panel/$spaceSlug')({ component: PanelPage });

function PanelPage() {
  const { spaceSlug } = Route.useParams();
  return <Panel key={spaceSlug} spaceSlug={spaceSlug} />;
}
