import { createFileRoute } from '@tanstack/react-router';
import { Case } from '@/features/register/case';
import { caseQuery } from '@/features/register/queries';

export const Route = createFileRoute('/_site/register/$number')({
  loader: ({ context: { queries }, params: { number } }) => void queries.prefetchQuery(caseQuery(number)),
  component: CasePage,
});

function CasePage() {
  return <Case number={Route.useParams().number} />;
}
