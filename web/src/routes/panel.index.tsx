import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { SetUp } from '@/features/panel/set-up';

export const Route = createFileRoute('/panel/')({ component: SetUpPage });

function SetUpPage() {
  const navigate = useNavigate();
  return <SetUp onChosen={(spaceSlug) => void navigate({ to: '/panel/$spaceSlug', params: { spaceSlug } })} />;
}
