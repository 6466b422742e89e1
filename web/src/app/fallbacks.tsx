import { useRouterState, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { has, useSession, type Role } from '@/api/session';
import { ButtonLink } from '@/design/button';
import { Page } from '@/design/layout';
import { Answer, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import words from './words.json';

export function Missing() {
  const say = useWords(words);
  return (
    <Page title={say('missing')} lead={say('missingHelp')} narrow>
      <div><ButtonLink to="/" look="primary">{say('toStart')}</ButtonLink></div>
    </Page>
  );
}

export function Broken({ error, reset }: ErrorComponentProps) {
  const say = useWords(words);
  return (
    <Page title={say('broke')} narrow>
      <Trouble error={error} onRetry={reset} />
    </Page>
  );
}

/** Pages for some: others are told so, or asked to sign in and brought back. */
export function For({ roles, children }: { roles?: Role[]; children: ReactNode }) {
  const say = useWords(words);
  const session = useSession();
  const here = useRouterState({ select: ({ location }) => location.href });
  return (
    <Answer to={session}>
      {(known) => {
        if (!known.signedIn) return <Page title={say('signInFirst')} narrow><div><ButtonLink to="/sign-in" search={{ to: here }} look="primary">{say('signIn')}</ButtonLink></div></Page>;
        if (roles && !has(known, ...roles)) return <Page title={say('forbidden')} lead={say('forbiddenHelp')} narrow>{null}</Page>;
        return children;
      }}
    </Answer>
  );
}
