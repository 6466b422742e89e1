import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { fieldSays } from '@/api/problem';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import words from './words.json';

const path = '/organisations';

/** Registering an organisation, or finding it, and saying that one acts for it. */
export function AddOrganisation() {
  const say = useWords(words);
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const refresh = useRefresh();
  const claiming = api.useMutation('post', '/api/v1/organisations');
  const claim = (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), number: number.trim() };
    claiming.mutate({ params: { header: once(path, body) }, body }, { onSuccess: () => {
      commandIsDone(path, body);
      setName('');
      setNumber('');
      refresh('me', 'memberships', 'organisations', 'people');
    } });
  };
  const [nameWrong, numberWrong] = [fieldSays(claiming.error, 'name'), fieldSays(claiming.error, 'number')];
  return (
    <form onSubmit={claim}>
      <Stack>
        <TextField label={say('name')} maxLength={120} autoComplete="organization" value={name} onChange={({ target }) => setName(target.value)} wrong={nameWrong} />
        <TextField label={say('number')} help={say('numberHelp')} inputMode="numeric" value={number} onChange={({ target }) => setNumber(target.value)} wrong={numberWrong} />
        {claiming.error && !nameWrong && !numberWrong ? <Trouble error={claiming.error} /> : null}
        <Row>
          <Button type="submit" isBusy={claiming.isPending}>{say('claim')}</Button>
          <span role="status">{claiming.data && say('claimed', { name: claiming.data.organisation.name })}</span>
        </Row>
      </Stack>
    </form>
  );
}
