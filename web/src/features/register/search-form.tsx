import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ChangeEvent, type FormEvent } from 'react';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { spacesQuery } from './queries';
import styles from './register.module.css';
import { isNarrowed, kinds, searchOf, states, type Search } from './search';
import words from './words.json';

interface SearchFormProps {
  search: Search;
  onSearch: (search: Search) => void;
}

/** One field, and few conditions: what is written is searched for when it is sent, what is chosen at once. */
export function SearchForm({ search, onSearch }: SearchFormProps) {
  const say = useWords(words);
  const [written, setWritten] = useState(search);
  useEffect(() => setWritten(search), [search]);
  const write = ({ target }: ChangeEvent<HTMLInputElement>) => setWritten({ ...written, [target.name]: target.value });
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => onSearch(searchOf({ ...written, [target.name]: target.value }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSearch(searchOf({ ...written }));
  };
  const { q: _, ...conditions } = search;
  return (
    <form role="search" onSubmit={send} className={styles.form}>
      <div className={styles.search}>
        <TextField label={say('search')} help={say('searchHelp')} type="search" name="q" required={false} minLength={2} maxLength={100} value={written.q ?? ''} onChange={write} />
        <Button type="submit" look="primary">{say('go')}</Button>
      </div>
      <details open={isNarrowed(conditions) || undefined}>
        <summary>{say('filters')}</summary>
        <div className={styles.conditions}>
          <SelectField label={say('state')} name="state" value={written.state ?? ''} onChange={choose}>
            <option value="">{say('any')}</option>
            {states.map((state) => <option key={state} value={state}>{say(`state.${state}`)}</option>)}
          </SelectField>
          <SelectField label={say('kind')} name="kind" value={written.kind ?? ''} onChange={choose}>
            <option value="">{say('any')}</option>
            {kinds.map((kind) => <option key={kind} value={kind}>{say(`kind.${kind}`)}</option>)}
          </SelectField>
          <SpaceField value={written.space ?? ''} onChange={choose} />
          <TextField label={say('from')} type="date" name="from" required={false} value={written.from ?? ''} onChange={write} onBlur={() => onSearch(searchOf({ ...written }))} />
          <TextField label={say('to')} type="date" name="to" required={false} value={written.to ?? ''} onChange={write} onBlur={() => onSearch(searchOf({ ...written }))} />
        </div>
      </details>
    </form>
  );
}

function SpaceField({ value, onChange }: { value: string; onChange: (event: ChangeEvent<HTMLSelectElement>) => void }) {
  const say = useWords(words);
  const language = useLanguage();
  const spaces = useQuery(spacesQuery).data?.spaces ?? [];
  return (
    <SelectField label={say('space')} name="space" value={value} onChange={onChange}>
      <option value="">{say('any')}</option>
      {spaces.map(({ id, name }) => <option key={id} value={id}>{said(name, language)}</option>)}
    </SelectField>
  );
}
