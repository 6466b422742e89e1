import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Checkbox, TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Answer, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import words from './words.json';

type Rules = components['schemas']['ApprovalRules'];

/** When one person's approval is not enough at a site. */
export function ApprovalRules({ siteId, isAdmin }: { siteId: string; isAdmin: boolean }) {
  const rules = api.useQuery('get', '/api/v1/sites/{siteId}/approval-rules', { params: { path: { siteId } } });
  return <Answer to={rules} lines={2}>{(known) => (isAdmin ? <Form key={known.version} rules={known} /> : <Told rules={known} />)}</Answer>;
}

function Told({ rules }: { rules: Rules }) {
  const say = useWords(words);
  const grounds = [rules.peopleOver !== null && say('people', { count: rules.peopleOver }), rules.outsideOpeningHours && say('outside'), rules.alcohol && say('alcohol')].filter(Boolean);
  return grounds.length === 0 ? <p>{say('onePerson')}</p> : <ul>{grounds.map((ground) => <li key={String(ground)}>{ground}</li>)}</ul>;
}

const path = '/api/v1/sites/{siteId}/approval-rules';

function Form({ rules }: { rules: Rules }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const [peopleOver, setPeople] = useState(rules.peopleOver === null ? '' : String(rules.peopleOver));
  const [outsideOpeningHours, setOutside] = useState(rules.outsideOpeningHours);
  const [alcohol, setAlcohol] = useState(rules.alcohol);
  const saving = api.useMutation('put', path, { onSettled: () => refresh('sites') });
  const save = (event: FormEvent) => {
    event.preventDefault();
    // The first rules of a site replace no version.
    const first = rules.version === null && { version: null };
    const body = { peopleOver: peopleOver === '' ? null : Number(peopleOver), outsideOpeningHours, alcohol, ...first };
    const header = { 'If-Match': first ? '*' : `"${rules.version}"`, ...once(path, [rules, body]) };
    saving.mutate({ params: { path: { siteId: rules.siteId }, header }, body });
  };
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <TextField label={say('peopleOver')} help={say('peopleOverHelp')} type="number" min={0} max={10_000} optional value={peopleOver} onChange={({ target }) => setPeople(target.value)} />
        <Checkbox label={say('outside')} checked={outsideOpeningHours} onChange={({ target }) => setOutside(target.checked)} />
        <Checkbox label={say('alcohol')} checked={alcohol} onChange={({ target }) => setAlcohol(target.checked)} />
        {saving.error ? <Trouble error={saving.error} /> : null}
        <Row><Button type="submit" isBusy={saving.isPending}>{say('save')}</Button><span role="status">{saving.isSuccess && say('saved')}</span></Row>
      </Stack>
    </form>
  );
}
