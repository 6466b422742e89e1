import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { SelectField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { QuietHours } from './quiet-hours';
import { chosenHours, filledHours, type FilledHours } from './quiet';
import styles from './messages.module.css';
import words from './words.json';

type Known = components['schemas']['MessagePreferences'];
type Choice = Known['choices'][number];

const categories = ['decision', 'practical', 'reminder', 'news'] as const;

/** What somebody wants to be told, how and when. */
export function Preferences({ personId }: { personId: string }) {
  const known = api.useQuery('get', '/api/v1/people/{personId}/message-preferences', { params: { path: { personId } } });
  return <Answer to={known}>{(preferences) => <Form key={personId} known={preferences} />}</Answer>;
}

function Form({ known }: { known: Known }) {
  const say = useWords(words);
  const [choices, setChoices] = useState<Choice[]>(known.choices);
  const [hours, setHours] = useState<FilledHours>(filledHours(known));
  const { save, isPending, isSuccess, error, reset } = useSave(known.personId);
  const choose = (chosen: Choice) => {
    reset();
    setChoices(choices.map((each) => (isSame(each, chosen) ? chosen : each)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ choices, quietHours: chosenHours(hours) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <p className={layout.quiet}>{say('always')}</p>
        {categories.map((category) => <Category key={category} category={category} choices={choices.filter((each) => each.category === category)} onChoose={choose} />)}
        {!known.takesSms && <p className={`${layout.quiet} ${layout.small}`}>{say('noSms')} <Link to="/mine/data">{say('toData')}</Link></p>}
        <QuietHours hours={hours} house={known.houseQuietHours} onChange={(part) => {
          reset();
          setHours({ ...hours, ...part });
        }} />
        {error ? <Trouble error={error} /> : null}
        <Row>
          <Button type="submit" look="primary" isBusy={isPending}>{say('save')}</Button>
          <span role="status">{isSuccess && say('saved')}</span>
        </Row>
      </Stack>
    </form>
  );
}

const isSame = (one: Choice, other: Choice): boolean => one.channel === other.channel && one.category === other.category;

function Category({ category, choices, onChoose }: { category: (typeof categories)[number]; choices: Choice[]; onChoose: (choice: Choice) => void }) {
  const say = useWords(words);
  return (
    <fieldset className={styles.category}>
      <legend><h3 className={styles.name}>{say(`category.${category}`)}</h3></legend>
      <p className={`${layout.quiet} ${layout.small}`}>{say(`help.${category}`)}</p>
      {choices.map((each) => (
        <SelectField key={each.channel} label={say('choose', { category: say(`category.${category}`), channel: say(`channel.${each.channel}`) })} value={each.choice} onChange={({ target }) => onChoose({ ...each, choice: target.value } as Choice)}>
          {(each.channel === 'email' ? (['at-once', 'daily', 'off'] as const) : (['at-once', 'off'] as const)).map((choice) => <option key={choice} value={choice}>{say(`choice.${choice}`)}</option>)}
        </SelectField>
      ))}
    </fieldset>
  );
}

function useSave(personId: string) {
  const refresh = useRefresh();
  const saving = api.useMutation('patch', '/api/v1/people/{personId}/message-preferences');
  const save = (body: { choices: Choice[]; quietHours: Known['quietHours'] }) => {
    const path = `/people/${personId}/message-preferences`;
    saving.mutate({ params: { path: { personId }, header: once(path, body) }, body }, { onSuccess: () => {
      commandIsDone(path, body);
      refresh('people');
    } });
  };
  return { save, isPending: saving.isPending, isSuccess: saving.isSuccess, error: saving.error, reset: saving.reset };
}
