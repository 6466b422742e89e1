import { createFileRoute } from '@tanstack/react-router';
import { registerQuery } from '@/features/register/queries';
import { Register } from '@/features/register/register';
import { searchOf } from '@/features/register/search';

export const Route = createFileRoute('/_site/register/')({
  validateSearch: searchOf,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => void queries.prefetchQuery(registerQuery(deps)),
  component: RegisterPage,
});

function RegisterPage() {
  const navigate = Route.useNavigate();
  return <Register search={Route.useSearch()} onSearch={(search) => void navigate({ search, resetScroll: false })} />;
}
