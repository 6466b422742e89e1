import { api, client } from '@/api/client';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { becomeSomebody, useSession } from '@/api/session';
import { Button } from '@/design/button';
import { Page, Row, Section, Stack } from '@/design/layout';
import { Answer } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { Download } from './download';
import { Erase } from './erase';
import { PersonForm } from './person-form';
import words from './words.json';

/** What is known of somebody, and what she can do with it. */
export function Data() {
  const say = useWords(words);
  const personId = useSession().data?.personId;
  return (
    <Page title={say('title')} lead={say('lead')} narrow>
      {personId && (
        <>
          <Section title={say('person')}><Details personId={personId} /></Section>
          <Section title={say('take')}><Download personId={personId} /></Section>
          <Section title={say('sessions')}><SignOutEverywhere /></Section>
          <Section title={say('erase')}><Erase personId={personId} /></Section>
        </>
      )}
    </Page>
  );
}

function Details({ personId }: { personId: string }) {
  const person = api.useQuery('get', '/api/v1/people/{personId}', { params: { path: { personId } } });
  return <Answer to={person}>{(known) => <PersonForm person={known} />}</Answer>;
}

function SignOutEverywhere() {
  const say = useWords(words);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await client.DELETE('/api/v1/sessions');
    await navigate({ to: '/' });
    await becomeSomebody(queries);
  };
  return (
    <Stack>
      <p>{say('sessionsHelp')}</p>
      <Row><Button onClick={() => void signOut()}>{say('signOutAll')}</Button></Row>
    </Stack>
  );
}
