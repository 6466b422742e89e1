import { createFileRoute } from '@tanstack/react-router';
import { Lobby } from '@/features/lobby/lobby';

export const Route = createFileRoute('/lobby/$siteSlug')({ component: LobbyPage });

function LobbyPage() {
  const { siteSlug } = Route.useParams();
  return <Lobby key={siteSlug} siteSlug={siteSlug} />;
}
