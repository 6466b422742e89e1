import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { SignIn } from '@/features/sign-in/sign-in';

/** Only a page of ours: the address of another would lead away whoever has just signed in. */
const pathOfOurs = (to: unknown): string | undefined => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined);

export const Route = createFileRoute('/_site/sign-in')({
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => ({ to: pathOfOurs(to) }),
  component: SignInPage,
});

function SignInPage() {
  const { to } = Route.useSearch();
  const navigate = useNavigate();
  return <SignIn returnTo={to} onSignedIn={() => void navigate({ href: to ?? '/mine' })} />;
}
