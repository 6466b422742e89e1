import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { fieldSays, hasCode } from '@/api/problem';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Checkbox, SelectField, TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import words from './words.json';

type Person = components['schemas']['PersonWithMemberships'];

/** What somebody has told of herself. What she writes stays while her record is read again. */
export function PersonForm({ person }: { person: Person }) {
  const say = useWords(words);
  const [name, setName] = useState(person.name ?? '');
  const [phone, setPhone] = useState(person.phone ?? '');
  const [language, setLanguage] = useState(person.language);
  const [smsWanted, setSmsWanted] = useState(person.smsWanted);
  const { save, isPending, isSuccess, error } = useSave(person);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ ...(name.trim() && { name: name.trim() }), phone: phone.replaceAll(/[\s-]/g, '') || null, language, smsWanted });
  };
  const [nameWrong, phoneWrong] = [fieldSays(error, 'name'), fieldSays(error, 'phone')];
  const isConflict = hasCode(error, 'version.changed');
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextField label={say('email')} help={say('emailHelp')} type="email" value={person.email} readOnly />
        <TextField label={say('name')} autoComplete="name" maxLength={120} value={name} onChange={({ target }) => setName(target.value)} wrong={nameWrong} />
        <TextField label={say('phone')} help={say('phoneHelp')} optional type="tel" autoComplete="tel" value={phone} onChange={({ target }) => setPhone(target.value)} wrong={phoneWrong} />
        <Checkbox label={say('sms')} checked={smsWanted} onChange={({ target }) => setSmsWanted(target.checked)} />
        <SelectField label={say('language')} value={language} onChange={({ target }) => setLanguage(target.value === 'en' ? 'en' : 'sv')}>
          <option value="sv">{say('sv')}</option>
          <option value="en">{say('en')}</option>
        </SelectField>
        {isConflict && <Notice tone="warn" title={say('conflict')} isNews><p>{say('conflictHelp')}</p></Notice>}
        {error && !isConflict && !nameWrong && !phoneWrong ? <Trouble error={error} /> : null}
        <Row>
          <Button type="submit" look="primary" isBusy={isPending}>{say('save')}</Button>
          <span role="status">{isSuccess && say('saved')}</span>
        </Row>
      </Stack>
    </form>
  );
}

type Change = { name?: string; phone: string | null; language: 'sv' | 'en'; smsWanted: boolean };

function useSave({ id, version }: Person) {
  const refresh = useRefresh();
  const shown = () => refresh('people', 'me');
  // Also when it was refused: then there is another version to change.
  const saving = api.useMutation('patch', '/api/v1/people/{personId}', { onSettled: shown });
  const path = `/people/${id}`;
  const save = (body: Change) =>
    saving.mutate({ params: { path: { personId: id }, header: { 'If-Match': `"${version}"`, ...once(path, [version, body]) } }, body }, { onSuccess: () => void commandIsDone(path, [version, body]) });
  return { save, isPending: saving.isPending, isSuccess: saving.isSuccess, error: saving.error };
}
