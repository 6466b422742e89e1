import { useState, type FormEvent } from 'react';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { lengths } from '@/design/timeline/lengths';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { parts, type Part } from './address';
import styles from './find.module.css';
import { MoreWishes } from './more-wishes';
import type { Site } from './queries';
import type { Wish } from './search';
import words from './words.json';

const anyLength = { shortestMinutes: 30, longestMinutes: 600 };

interface SearchFormProps {
  wish: Wish;
  sites: Site[];
  onSearch: (wish: Wish) => void;
}

/** The wish as it is being written; it is searched for when it is sent. */
export function SearchForm({ wish, sites, onSearch }: SearchFormProps) {
  const say = useWords(words);
  const format = useFormat();
  const [written, setWritten] = useState(wish);
  const [people, setPeople] = useState(String(wish.people));
  useNewer(JSON.stringify(wish), () => {
    setWritten(wish);
    setPeople(String(wish.people));
  });
  const write = (change: Partial<Wish>) => setWritten({ ...written, ...change });
  const isUpsideDown = written.part === 'between' && written.from >= written.to;
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (!isUpsideDown) onSearch({ ...written, people: Number(people) });
  };
  return (
    <form className={styles.form} onSubmit={search} role="search">
      <div className={styles.fields}>
        <TextField label={say('people')} type="number" inputMode="numeric" min={1} max={10_000} value={people} onChange={({ target }) => setPeople(target.value)} />
        <TextField label={say('day')} type="date" value={written.day} onChange={({ target }) => write({ day: target.value })} />
        <SelectField label={say('part')} value={written.part} onChange={({ target }) => write({ part: target.value as Part })}>
          {parts.map((part) => <option key={part} value={part}>{say(`part.${part}`)}</option>)}
        </SelectField>
        {written.part === 'between' && (
          <>
            <TextField label={say('from')} type="time" value={written.from} onChange={({ target }) => write({ from: target.value })} />
            <TextField label={say('to')} type="time" value={written.to} wrong={isUpsideDown ? say('order') : undefined} onChange={({ target }) => write({ to: target.value })} />
          </>
        )}
        <SelectField label={say('minutes')} value={written.minutes} onChange={({ target }) => write({ minutes: Number(target.value) })}>
          {lengths(anyLength, anyLength.longestMinutes, written.minutes).map((minutes) => <option key={minutes} value={minutes}>{format.minutes(minutes)}</option>)}
        </SelectField>
        <Button type="submit" look="primary">{say('search')}</Button>
      </div>
      <MoreWishes wish={written} sites={sites} onWrite={write} />
    </form>
  );
}

/** Another wish in the address is the one to go on with; the same one again leaves what is being written as it is. */
function useNewer(wish: string, take: () => void): void {
  const [seen, setSeen] = useState(wish);
  if (seen === wish) return;
  setSeen(wish);
  take();
}
