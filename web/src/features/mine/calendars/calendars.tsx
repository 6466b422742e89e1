import { useRef, useState } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { Page, Row, Section, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { useMe } from '../queries';
import { Feeds } from './feeds';
import words from './words.json';

/** Secret addresses under which somebody's own calendar reads her bookings. */
export function Calendars() {
  const say = useWords(words);
  return (
    <Page title={say('title')} lead={say('lead')} narrow>
      <Make />
      <Section title={say('yours')}><Feeds /></Section>
    </Page>
  );
}

const path = '/calendar-feeds';

function Make() {
  const say = useWords(words);
  const refresh = useRefresh();
  const [organisationId, setOrganisationId] = useState('');
  const confirmed = (useMe().data?.person?.memberships ?? []).filter(({ state }) => state === 'confirmed');
  const opening = api.useMutation('post', '/api/v1/calendar-feeds');
  const make = () => {
    const body = organisationId ? { organisationId } : {};
    opening.mutate({ params: { header: once(path, body) }, body }, { onSuccess: () => {
      commandIsDone(path, body);
      refresh('calendar-feeds');
    } });
  };
  return (
    <Stack>
      {confirmed.length > 0 && (
        <SelectField label={say('which')} value={organisationId} onChange={({ target }) => setOrganisationId(target.value)}>
          <option value="">{say('mine')}</option>
          {confirmed.map((each) => <option key={each.id} value={each.organisationId}>{say('of', { name: each.organisationName })}</option>)}
        </SelectField>
      )}
      <Row><Button look="primary" isBusy={opening.isPending} onClick={make}>{say('make')}</Button></Row>
      {opening.error ? <Trouble error={opening.error} /> : null}
      {opening.data?.address && <Made address={opening.data.address} />}
    </Stack>
  );
}

function Made({ address }: { address: string }) {
  const say = useWords(words);
  const [isCopied, setIsCopied] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const copy = async () => {
    field.current?.querySelector('input')?.select();
    await navigator.clipboard.writeText(address);
    setIsCopied(true);
  };
  return (
    <Notice tone="good" title={say('made')} isNews>
      <p>{say('madeHelp')}</p>
      <div ref={field}><TextField label={say('address')} readOnly value={address} onFocus={({ target }) => target.select()} /></div>
      <Row>
        <Button onClick={() => void copy()}>{say('copy')}</Button>
        <a href={address.replace(/^https?:/, 'webcal:')}>{say('open')}</a>
        <span role="status">{isCopied && say('copied')}</span>
      </Row>
    </Notice>
  );
}
