import { Page, Section } from '@/design/layout';
import { useWords } from '@/words/use-words';
import { CodeForm } from './code-form';
import { StaffSignIn } from './staff-sign-in';
import words from './words.json';

/** Signing in: by a code that comes by mail, or as staff. */
export function SignIn({ returnTo, onSignedIn }: { returnTo?: string; onSignedIn: () => void }) {
  const say = useWords(words);
  return (
    <Page title={say('title')} lead={say('lead')} narrow>
      <CodeForm onSignedIn={onSignedIn} />
      <Section title={say('staff')}>
        <StaffSignIn returnTo={returnTo} />
      </Section>
    </Page>
  );
}
